#!/usr/bin/env bash
# Build the sdist, from it alone the wheel, install that into a clean environment, and use it there.
# The two files stay in dist/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

smoke=$PWD/tools/smoke.py
dist=$PWD/dist
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

quietly() { "$@" >"$work/log" 2>&1 || { tail -n 30 "$work/log" && exit 1; }; }

rm -rf "$dist"
quietly .venv/bin/python -m build --outdir "$dist" .
(cd "$dist" && du -h --apparent-size -- *)

.venv/bin/python -m venv "$work/venv"
quietly "$work/venv/bin/python" -Im pip install --no-input --no-user --disable-pip-version-check \
  "$dist"/*.whl
"$work/venv/bin/python" -Im pip check

mkdir "$work/home"
cd "$work/home"
clean=(env -u PYTHONPATH -u XDG_DATA_HOME -u XDG_CONFIG_HOME -u XDG_CACHE_HOME "HOME=$work/home")
"${clean[@]}" "$work/venv/bin/tvrec" --version
"${clean[@]}" "$work/venv/bin/python" -I "$smoke"
