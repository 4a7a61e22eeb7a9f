# shellcheck shell=bash
# What run.sh and test.sh share. Sourced, never run; both have set -euo pipefail.
# shellcheck disable=SC2034 # some of it only they use

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build
export LANG=${LANG:-C.UTF-8}

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# step TITLE LOG COMMAND…: runs the command with its output in build/log/LOG.log, shown if it fails.
step() {
  local title=$1 log=$build/log/$2.log began=$SECONDS status
  shift 2
  mkdir -p "$build/log"
  say "$title …"
  set +e
  (set -e; "$@") 2>&1 </dev/null | show_progress "$log"
  status=${PIPESTATUS[0]}
  set -e
  if ((status != 0)); then
    tail -n 80 "$log" >&2
    fail "$title: failed after $((SECONDS - began)) s. The whole log: $log"
  fi
  say "$title: done in $((SECONDS - began)) s"
}

# Keeps the output in a log; on a terminal its last line is shown, elsewhere a line every half minute.
show_progress() {
  local log=$1 line shown=$SECONDS
  while IFS= read -r line || [[ -n $line ]]; do
    printf '%s\n' "$line"
    if [[ -t 2 ]]; then
      printf '\r\033[K  %.*s' "$((${COLUMNS:-80} - 3))" "$line" >&2
    elif ((SECONDS - shown >= 30)); then
      shown=$SECONDS
      printf '  %s\n' "$line" >&2
    fi
  done >"$log"
  if [[ -t 2 ]]; then printf '\r\033[K' >&2; fi
}

# packages SECTION: the names listed in packages.txt under "# SECTION".
packages() {
  sed -n "/^# $1\$/,/^# /{/^[^#]/p}" "$root/installer/packages.txt"
}

# need_packages NAME…: installs those that are missing; asks for nothing when none is.
need_packages() {
  command -v dpkg-query >/dev/null || fail "This script installs Debian 12 packages and dpkg-query is not here: use Debian 12."
  local missing
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]} == 0)) && return
  ((EUID == 0)) || command -v sudo >/dev/null ||
    fail "Packages are missing, and this is neither root nor is sudo here. As root: apt-get install --no-install-recommends ${missing[*]}"
  say "Missing packages: ${missing[*]}"
  step "Installing packages" packages install_packages "${missing[@]}"
}

missing_packages() {
  local name installed
  # shellcheck disable=SC2016 # dpkg-query's own variables
  installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null | sed -n 's/ installed$//p' || true)
  for name; do
    # npm from elsewhere than Debian serves as well, and Debian's cannot be installed beside it.
    if [[ $name == npm ]] && command -v npm >/dev/null; then continue; fi
    grep -qxF -- "$name" <<<"$installed" || printf '%s\n' "$name"
  done
}

install_packages() {
  as_root apt-get -o DPkg::Lock::Timeout=300 update
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"
}

as_root() {
  if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

# fetch_models [--without-parser]: the converted models, in build/models.
fetch_models() {
  step "Models" models "$root/resources/models/fetch.py" "$build/models" "$@"
}

# The sample photograph: NASA's portrait of the astronaut Eileen Collins, in the public domain,
# taken out of Debian's python3-skimage without installing it.
sample=$build/sample/astronaut.png
sample_sha256=88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5

fetch_sample() {
  is_sample "$sample" || step "Sample photograph" sample take_sample
}

take_sample() {
  local work=$build/sample/.fetching member=./usr/lib/python3/dist-packages/skimage/data/astronaut.png
  rm -rf "$work"
  mkdir -p "$work"
  cd "$work"
  apt-get download python3-skimage || { as_root apt-get update && apt-get download python3-skimage; }
  dpkg-deb --fsys-tarfile python3-skimage_*.deb | tar -xO "$member" >astronaut.png
  is_sample astronaut.png || fail "$member of python3-skimage is not the photograph this project was tested with: expected sha256 $sample_sha256, seen $(sha256sum <astronaut.png)"
  mv astronaut.png "$sample"
  rm -rf "$work"
}

is_sample() { [[ -f $1 && $(sha256sum <"$1") == "$sample_sha256  -" ]]; }

# build_preset PRESET: configures and builds it into build/PRESET.
build_preset() {
  step "Configuring ($1)" "configure-$1" configure "$1"
  step "Building ($1)" "build-$1" cmake --build "$build/$1"
}

configure() {
  local options=()
  if ! grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/$1/CMakeCache.txt"; then
    options+=(--fresh) # new, or the checkout was moved
  fi
  if command -v ccache; then # which keeps what used precompiled headers only when told so
    options+=("-DCMAKE_CXX_COMPILER_LAUNCHER=env;CCACHE_SLOPPINESS=pch_defines,time_macros;ccache")
  fi
  if command -v mold; then options+=(-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=mold); fi
  cd "$root"
  cmake --preset "$1" "${options[@]}"
}
