#!/usr/bin/env bash
# Try the two commands on a bare Debian, as somebody meets them who has just cloned the repository.
#
# A minimal Debian with python3, git and make is bootstrapped into a folder; a fresh clone of this
# checkout is put in; `make run` and `make test` run there with an empty home and an environment
# that says nothing, twice each, and the second time `make run` has no network. A summary is printed
# at the end. Needs root, debootstrap and a network; nothing outside of the folder is changed.
# shellcheck disable=SC2016  # what stands in single quotes is for another program to expand
set -euo pipefail

usage() {
  cat <<'HELP'
usage: sudo tools/bare_debian.sh [option…] [FOLDER]

FOLDER is where the Debian goes; it must not exist or be empty. Without it, a temporary folder.

  --suite NAME      the Debian release (bookworm)
  --mirror URL      where its packages come from (the host's first source, if it is of that release)
  --apt-from-host   take over the host's apt sources, keys and settings
  --pip-from-host   take over the host's pip settings, PIP_* and proxy variables and certificates;
                    local folders that they name are mounted read-only at the same place
  --base FILE       a .tar of the bootstrapped Debian: used if it is there, otherwise written
  --uncommitted     the files as they stand in this checkout, instead of a clone of the last commit
  --user            as a user who may not install packages: the first `make run` has to say what to
                    type; that is typed as root, and the user goes on
  --only run|test   one of the two commands
  --keep            leave the Debian in its folder at the end
HELP
}

die() {
  echo "bare_debian: $*" >&2
  exit 1
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
suite=bookworm mirror='' apt_from_host='' pip_from_host='' base='' uncommitted='' user='' only=''
keep='' folder=''
given=("$@")
while (($#)); do
  case $1 in
    --suite) suite=$2 && shift ;;
    --mirror) mirror=$2 && shift ;;
    --base) base=$2 && shift ;;
    --only) only=$2 && shift ;;
    --apt-from-host) apt_from_host=yes ;;
    --pip-from-host) pip_from_host=yes ;;
    --uncommitted) uncommitted=yes ;;
    --user) user=yes ;;
    --keep) keep=yes ;;
    -h | --help) usage && exit ;;
    -*) usage >&2 && exit 2 ;;
    *) folder=$1 ;;
  esac
  shift
done

# ── Outside: mounts live in a namespace of their own, and are gone with it however it ends ───────

outside() {
  ((EUID == 0)) || die "this has to run as root: sudo tools/bare_debian.sh"
  command -v debootstrap >/dev/null || die "debootstrap is missing, type: apt-get install debootstrap"
  if [[ $folder ]]; then
    mkdir -p "$folder"
    [[ -z $(ls -A "$folder") ]] || die "$folder is not empty"
  else
    folder=$(mktemp -d)
  fi
  folder=$(realpath "$folder")
  # By the time that this runs no mount is left below the folder; a mounted one would be spared.
  [[ $keep ]] || trap 'rm -rf --one-file-system "$folder"' EXIT
  trap 'exit 130' INT TERM
  BARE_DEBIAN_FOLDER=$folder unshare --mount --pid --fork --kill-child --propagation private \
    bash "${BASH_SOURCE[0]}" "${given[@]}"
}

# ── Inside ───────────────────────────────────────────────────────────────────────────────────────

host_mirror() {
  apt-get indextargets --format '$(CODENAME) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
    awk -v suite="$suite" '$1 == suite && $2 == "main" { print $3; exit }'
}

bootstrap() {
  local packages=python3,git,make,ca-certificates
  if [[ $base && -f $base ]]; then
    tar -C "$root" --numeric-owner -xf "$base"
    return
  fi
  mirror=${mirror:-$(host_mirror)}
  debootstrap --variant=minbase --include=$packages "$suite" "$root" \
    "${mirror:-http://deb.debian.org/debian}" >"$root.log" 2>&1 ||
    die "debootstrap failed: $(tail -n 5 "$root.log")"
  [[ -z $base ]] || tar -C "$root" --numeric-owner -cf "$base" .
}

mounts() {
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  cp /etc/resolv.conf /etc/hosts "$root/etc/"
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" # packages start no services here
  chmod +x "$root/usr/sbin/policy-rc.d"
}

take_over() { # take_over PATH…: copy from the host to the same place
  local path
  for path in "$@"; do
    [[ -e $path ]] || continue
    mkdir -p "$root${path%/*}"
    cp -a -L --remove-destination "$path" "$root${path%/*}/"
  done
}

apt_settings() {
  [[ $apt_from_host ]] || return 0
  grep -q "^VERSION_CODENAME=$suite$" /etc/os-release ||
    die "--apt-from-host needs a host with the same release, $suite"
  rm -rf "$root"/etc/apt/sources.list{,.d}
  take_over /etc/apt/{sources.list,sources.list.d,apt.conf,apt.conf.d,auth.conf,auth.conf.d} \
    /etc/apt/{preferences,preferences.d,keyrings,trusted.gpg,trusted.gpg.d} /usr/share/keyrings
}

certificates() {
  [[ $apt_from_host || $pip_from_host ]] || return 0
  take_over /usr/local/share/ca-certificates
  chroot "$root" update-ca-certificates >/dev/null 2>&1
}

# Sets the array `environment`: what the commands find, beyond PATH and HOME.
environment=()
pip_settings() {
  [[ $pip_from_host ]] || return 0
  local own name path configured=(/etc/pip.conf /etc/xdg/pip/pip.conf)
  take_over "${configured[@]}"
  for own in "${PIP_CONFIG_FILE:-}" ~/.config/pip/pip.conf ~/.pip/pip.conf; do
    [[ -f $own ]] || continue
    cp "$own" "$root/etc/pip-of-host.conf" # the home has to stay empty
    configured+=("$own")
    environment+=(PIP_CONFIG_FILE=/etc/pip-of-host.conf)
    break
  done
  while IFS='=' read -r name _; do
    [[ $name == PIP_CONFIG_FILE ]] || environment+=("$name=${!name}")
  done < <(env | grep -iE '^(PIP_[A-Z_]+|(https?|no|all)_proxy|SSL_CERT_(FILE|DIR)|REQUESTS_CA_BUNDLE)=')
  while read -r path; do
    if [[ -d $path && ! -d $root$path ]]; then
      mkdir -p "$root$path"
      mount --bind -o ro "$path" "$root$path"
    elif [[ -f $path && ! -e $root$path ]]; then
      take_over "$path"
    fi
  done < <({ cat "${configured[@]}" 2>/dev/null; printf '%s\n' "${environment[@]}"; } |
    grep -oE '(^|[ =]|file://)/[^ ,]+' | sed -E 's|^[ =]||; s|^file://||' | sed -E 's|/simple/?$||' | sort -u)
}

checkout() {
  place=/home/viewer/tvrec
  mkdir -p "$root/home/viewer"
  if [[ $uncommitted ]]; then
    mkdir "$root$place"
    git -C "$here" ls-files --cached --others --exclude-standard -z |
      (cd "$here" && xargs -0 sh -c 'for f; do [ -e "$f" ] && printf "%s\0" "$f"; done' sh) |
      tar -C "$here" --null --files-from=- -cf - | tar -C "$root$place" --no-same-owner -xf -
  else
    git clone --quiet --no-hardlinks "file://$here" "$root$place"
  fi
  chroot "$root" useradd --uid 1000 --no-create-home --home-dir /home/viewer viewer
  [[ ! $user ]] || chroot "$root" chown -R viewer: /home/viewer
}

# Run a line in the Debian's checkout, with nothing in the environment; the home is made empty.
# The array `cut` holds what takes the network away, if it is to be.
cut=()
within() {
  local who=()
  [[ ! $user ]] || who=(--userspec=viewer:viewer)
  "${cut[@]}" chroot "${who[@]}" "$root" /usr/bin/env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    HOME=/home/viewer/home TERM=dumb "${environment[@]}" \
    sh -c 'mkdir -p "$HOME" && cd "$1" && eval "$2"' sh "$place" "$1" </dev/null
}

summary=()
failed=0
# try NAME LINE: run, time and note it; a failure is noted too, and the rest goes on.
try() {
  local name=$1 line=$2 start=$EPOCHREALTIME code=0 took
  printf '\n══ %s\n' "$name"
  within "$line" 2>&1 | tee "$root.last" || code=$?
  took=$(awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f", b - a }')
  if ((code)); then failed=1; fi
  summary+=("$(printf '%-44s %7s s   %s' "$name" "$took" "$( ((code)) && echo "FAILED ($code)" || echo ok)")")
}

refused_first() {
  [[ $user ]] || return 0
  local typed
  printf '\n══ make run, as a user who may not install packages\n'
  if within 'make run' 2>&1 | tee "$root.last"; then
    die "make run went on without a venv module"
  fi
  typed=$(grep -oE 'apt-get install [a-z0-9. -]+' "$root.last") || die "it did not say what to type"
  summary+=("it said what to type: $typed")
  chroot "$root" sh -c "apt-get -qq update && $typed -qqy" >>"$root.log" 2>&1
}

media='
import av, numpy
with av.open("/srv/my films/The Third Sample (1949).mkv", "w") as file:
    stream = file.add_stream("mpeg4", rate=24, width=160, height=120, pix_fmt="yuv420p")
    for shade in range(48):
        picture = numpy.full((120, 160, 3), shade * 5, dtype=numpy.uint8)
        file.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
    file.mux(stream.encode())
'

inside() {
  root=$BARE_DEBIAN_FOLDER/debian
  mkdir "$root"
  echo "a bare $suite in $root"
  bootstrap
  mounts
  apt_settings
  pip_settings
  certificates
  checkout
  refused_first
  if [[ $only != test ]]; then
    try "make run" 'make run'
    cut=(unshare --net)
    try "make run again, without a network" 'make run'
    cut=()
    try "  its own share: tools/setup.sh run" 'tools/setup.sh run'
    try 'make run ARGS="titles --json"' 'make run ARGS="titles --json" | python3 -m json.tool'
    mkdir -p "$root/srv/my films"
    [[ ! $user ]] || chroot "$root" chown viewer: "/srv/my films"
    within ".venv/bin/python -c '$media'"
    try 'make run LIBRARY="/srv/my films"' 'make run LIBRARY="/srv/my films"'
    try '  the film is there' '.venv/bin/tvrec titles | grep "The Third Sample"'
    try '  the same again' 'make run LIBRARY="/srv/my films"'
  fi
  if [[ $only != run ]]; then
    try "make test" 'make test'
    try "make test again" 'make test'
  fi
  printf '\n══ a bare %s, %s\n' "$suite" "$(chroot "$root" python3 -V)"
  printf '%s\n' "${summary[@]}"
  return "$failed"
}

if [[ ${BARE_DEBIAN_FOLDER:-} ]]; then inside; else outside; fi
