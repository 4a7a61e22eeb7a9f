#!/usr/bin/env bash
set -euo pipefail

usage() {
  cat <<'END'
usage: installer/test.sh [--sanitize]

Builds Mianguan on Debian 12 and runs everything that proves it, ending with ctest's summary.
The exit code is ctest's.

  --sanitize   with the address and undefined-behaviour sanitizers, in build/asan
  -h, --help   show this
END
}

# shellcheck source-path=SCRIPTDIR source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

preset=release
for argument; do
  case $argument in
    -h | --help)
      usage
      exit
      ;;
    --sanitize) preset=asan ;;
    *) fail "test.sh: unknown argument $argument (--help shows the known ones)" ;;
  esac
done

mapfile -t needed < <(packages "build and run" && packages test)
need_packages "${needed[@]}"
# shellcheck disable=SC2119 # no option: all of them
fetch_models
fetch_sample
build_preset "$preset"
cd "$root"
say "Testing ($preset) …"
exec xvfb-run --auto-servernum ctest --preset "$preset" -j2 </dev/null
