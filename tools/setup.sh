#!/bin/sh
# Set up the checkout: `setup.sh run` for a household, `setup.sh test` for who works on tvrec.
#
# A stamp in .venv names what was installed (Python, pyproject.toml, extras); while it is true the
# script ends at once and asks no package index. The stamp is written last, so that an interrupted
# set-up is taken up again.
set -eu
cd "$(dirname "$0")/.."

want=${1:-run}
python=${PYTHON:-python3}
log=.cache/setup.log

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "tvrec: $1"
    [ -s "$log" ] && { say "The last lines of $log:"; tail -n 8 "$log" >&2; }
    exit 1
}

# apt WHAT NAME...: install packages if the user may, otherwise say what to type.
apt() {
    what=$1
    shift
    if [ "$(id -u)" = 0 ]; then
        as=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as='sudo -n'
    else
        say "tvrec needs $what. Type: sudo apt install $*"
        return 1
    fi
    command -v apt-get >/dev/null 2>&1 || { say "tvrec needs $what: install $*"; return 1; }
    say "Bringing $what ($*)…"
    { DEBIAN_FRONTEND=noninteractive $as apt-get install -y --no-install-recommends "$@" ||
        { $as apt-get update &&
            DEBIAN_FRONTEND=noninteractive $as apt-get install -y --no-install-recommends "$@"; }; } \
        >>"$log" 2>&1 </dev/null || { say "apt could not install $*; see $log"; return 1; }
}

need() { # need PROGRAM WHAT PACKAGE
    command -v "$1" >/dev/null 2>&1 || apt "$2" "$3"
}

stamp_of() {
    "$python" - "$1" <<'PY'
import hashlib, pathlib, sys
text = pathlib.Path("pyproject.toml").read_bytes() + pathlib.Path("tools/setup.sh").read_bytes()
place = str(pathlib.Path.cwd()).encode()
print(sys.argv[1], sys.version.split()[0], hashlib.sha256(text + place).hexdigest()[:16])
PY
}

mkdir -p .cache
command -v "$python" >/dev/null 2>&1 || fail "python3 is missing; type: sudo apt install python3"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    fail "Python 3.11 or newer is needed, $python is $("$python" -V 2>&1)"

if [ "$want" = test ]; then
    need mpv "mpv for the player's tests" mpv || true
    need tmux "tmux for the end-to-end tests" tmux || true
elif [ -n "${LIBRARY:-}" ]; then
    need mpv "mpv to play files" mpv || true
fi

stamp=.venv/tvrec-stamp
for level in "$want" test; do
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(stamp_of "$level")" ] && exit 0
done

case $want in
    test) extras=media,zh,dev ;;
    *) extras=media,zh ;;
esac

say "Setting up tvrec (once, a minute or two)…"
: >"$log"
"$python" -c 'import venv, ensurepip' 2>/dev/null ||
    apt "Python's venv module" "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv" ||
    exit 1
[ -x .venv/bin/python ] && .venv/bin/python -c 'import pip' 2>/dev/null ||
    { rm -rf .venv && "$python" -m venv .venv >>"$log" 2>&1; } ||
    fail "the virtual environment could not be made"
.venv/bin/python -m pip install --disable-pip-version-check --quiet --editable ".[$extras]" \
    >>"$log" 2>&1 </dev/null || fail "the packages could not be installed; is there a network?"
stamp_of "$want" >"$stamp"
say "Ready."
