#!/usr/bin/env bash
# Build the sdist, the wheel from that sdist alone, install it where no checkout is, and use it.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python=$PWD/.venv/bin/python
smoke=$PWD/tools/smoke.py

"$python" -m build --sdist --outdir "$work/dist" . >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
"$python" -m pip wheel --quiet --no-deps --wheel-dir "$work/wheel" "$work"/dist/*.tar.gz
"$python" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check "$work"/wheel/*.whl
mkdir "$work/home"
cd "$work/home"
HOME=$work/home "$work/venv/bin/python" -I "$smoke"
ls -l "$work/wheel" | awk 'NR > 1 {printf "wheel: %s, %.0f MB\n", $9, $5 / 1e6}'
