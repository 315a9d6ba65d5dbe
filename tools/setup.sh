#!/usr/bin/env bash
# Set the checkout up: setup.sh run|dev [PROGRAM…]
#
# Makes .venv with tvrec (editable) and all that it needs at run time; "dev" adds what the tests and
# the checks need. PROGRAMs (mpv, tmux, Xvfb) come by apt where they are missing. Where everything stands
# already, a stamp in .venv says so, and neither pip nor apt is asked.
#
# apt is used as root or through a sudo that asks for no password; for everybody else one line says
# what to type. $PYTHON names the interpreter where it should not be the first that fits.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
log=$root/.cache/setup.log
python=$root/.venv/bin/python
unfinished=.venv/setup-unfinished
export DEBIAN_FRONTEND=noninteractive

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "tvrec: $*"
  exit 1
}

logged() {
  printf '\n$ %s\n' "$*" >>"$log"
  "$@" >>"$log" 2>&1 </dev/null
}

stop_with_log() {
  say ''
  tail -n 15 "$log" >&2
  say ''
  fail "setting up failed, as above and in .cache/setup.log. Type the same command again when the" \
    "cause is gone; if it is the network: pip goes by its own configuration and HTTPS_PROXY."
}

# ── Debian packages ──────────────────────────────────────────────────────────────────────────────

may_apt() {
  command -v apt-get >/dev/null && { ((EUID == 0)) || sudo -n true 2>/dev/null; }
}

apt_install() {
  local apt=(apt-get -qy -o Dpkg::Use-Pty=0)
  ((EUID == 0)) || apt=(sudo -n "${apt[@]}")
  # The lists of packages may be old, or not there at all: they are fetched where it fails without.
  logged "${apt[@]}" install --no-install-recommends "$@" ||
    { logged "${apt[@]}" update && logged "${apt[@]}" install --no-install-recommends "$@"; }
}

# Print what is to be typed for packages that could not be installed from here.
remedy() {
  local line="apt-get install $*"
  compgen -G '/var/lib/apt/lists/*Packages*' >/dev/null || line="apt-get update && $line"
  if ! command -v apt-get >/dev/null; then
    echo "install $* with the system's package manager"
  elif ((EUID == 0)); then
    echo "type: $line"
  elif command -v sudo >/dev/null; then
    echo "type: sudo ${line/&& /&& sudo }"
  else
    echo "type: su -c '$line'"
  fi
}

programs() {
  local program missing=()
  for program in "$@"; do
    command -v "$program" >/dev/null || missing+=("${program,,}") # as Debian calls the package
  done
  ((${#missing[@]})) || return 0
  if may_apt; then
    say "Installing ${missing[*]}…"
    mkdir -p .cache
    apt_install "${missing[@]}" && return
  fi
  say "Going on without ${missing[*]}; to have that too, $(remedy "${missing[@]}")"
}

# ── The virtual environment ──────────────────────────────────────────────────────────────────────

# What a stamp holds. It is void when the packages, the interpreter or the place change: scripts of
# a virtual environment do not survive a move.
key() {
  {
    "$python" -ISc 'import sys; print(sys.implementation.cache_tag)' && printf '%s\n' "$root" &&
      cat pyproject.toml tools/setup.sh
  } 2>/dev/null | sha256sum
}

stands() {
  [[ -f .venv/setup-$1 && ! -e $unfinished ]] && [[ $(<".venv/setup-$1") == "$(key)" ]]
}

fits() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

makes_venvs() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

# Print an interpreter: the first that can make virtual environments, otherwise the first that fits.
interpreter() {
  local name found='' names=(python3 python3.14 python3.13 python3.12 python3.11)
  [[ -z ${PYTHON:-} ]] || names=("$PYTHON")
  for name in "${names[@]}"; do
    if command -v "$name" >/dev/null && fits "$name"; then
      found=${found:-$name}
      makes_venvs "$name" && found=$name && break
    fi
  done
  [[ $found ]] && command -v "$found"
}

# Whether the .venv that is there can be built upon.
sound() {
  [[ ! -e $unfinished ]] && fits "$python" && "$python" -Im pip --version >/dev/null 2>&1 &&
    grep -qF "$root/.venv" .venv/bin/activate
}

make_venv() {
  local chosen
  chosen=$(interpreter) ||
    fail "Python 3.11 or newer is needed; $(remedy python3 python3-venv), or say PYTHON=/path/to/it"
  if ! makes_venvs "$chosen"; then
    { may_apt && apt_install python3-venv && makes_venvs "$chosen"; } ||
      fail "Python's venv module is missing; $(remedy python3-venv)"
  fi
  rm -rf .venv
  mkdir .venv
  touch "$unfinished"
  logged "$chosen" -m venv .venv || stop_with_log
}

packages() {
  local extras=media,zh
  [[ $1 == run ]] || extras+=,dev
  stands "$1" && return
  mkdir -p .cache
  if command -v flock >/dev/null; then # one at a time in one checkout
    exec 9>.cache/setup.lock
    flock 9
    stands "$1" && return
  fi
  trap 'say "tvrec: setting up was interrupted; the same command begins anew."; exit 130' INT TERM
  : >"$log"
  if stands run; then
    say "Adding what the tests and checks need…"
  elif sound; then
    say "Bringing the packages up to date…"
  else
    say "Setting up tvrec in .venv (once, about a minute)…"
    make_venv
  fi
  touch "$unfinished"
  # -I keeps the user's PYTHONPATH out; PIP_* and pip's configuration files count as always.
  if ! logged "$python" -Im pip install --no-input --no-user --disable-pip-version-check \
    -e ".[$extras]"; then
    rm "$unfinished" # pip has taken back what it began, unlike one that was killed
    stop_with_log
  fi
  if [[ $1 == dev ]]; then # the tests are offline, so what they rebuild the encoder from comes now
    logged "$python" tools/build_encoder.py --fetch-only ||
      say "Going on without the encoder's source: the tests that rebuild it are left out"
  fi
  rm .venv/setup-*
  key >.venv/setup-run
  [[ $1 == run ]] || key >.venv/setup-dev
  trap - INT TERM
}

case ${1:-} in
  run | dev) ;;
  *) fail "usage: tools/setup.sh run|dev [PROGRAM…]" ;;
esac
packages "$1"
programs "${@:2}"
