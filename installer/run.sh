#!/usr/bin/env bash
set -euo pipefail

usage() {
  cat <<'END'
usage: installer/run.sh [--without-parser] [PHOTO…]

Builds Mianguan on Debian 12 and shows it with the given photos, or with a sample photograph:
the station opens with their standard photos in the review queue, in a practice store.
Without a display the standard photos are written to build/practice-portraits and a report is printed.

Missing Debian packages are installed (by sudo when not root), the models are fetched and
converted into build/models. What is there already is not done again.

  --without-parser   leave out the optional face parser (resources/models/models.json says why)
  -h, --help         show this
END
}

# shellcheck source-path=SCRIPTDIR source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

model_options=()
photos=()
while (($# > 0)); do
  case $1 in
    -h | --help)
      usage
      exit
      ;;
    --without-parser) model_options+=("$1") ;;
    --)
      photos+=("${@:2}")
      break
      ;;
    -*) fail "run.sh: unknown option $1 (--help shows the known ones; ./$1 names a photo)" ;;
    *) photos+=("$1") ;;
  esac
  shift
done

for index in "${!photos[@]}"; do
  photo=${photos[index]}
  [[ -f $photo && -r $photo ]] || fail "run.sh: there is no photo to read at $photo"
  photos[index]=$(realpath -- "$photo")
done

show_in_station() {
  say "Opening the station with ${#photos[@]} photo(s) in a practice store"
  exec "$build/release/bin/mianguan" --practice --import "${photos[@]}"
}

show_report() {
  local folder=$build/practice-portraits status=0
  rm -rf "$folder"
  mkdir -p "$folder"
  "$build/release/bin/mianguan-batch" standardize --out "$folder" --json "$folder/report.jsonl" "${photos[@]}" || status=$?
  [[ -s $folder/report.jsonl ]] || exit "$status"
  "$root/installer/report.py" "$folder/report.jsonl"
  say "There is no display, so the station was not opened. The standard photos and report.jsonl are in"
  say "  $folder"
  if ((status > 1)); then exit "$status"; fi # 1: a photo failed a check, which the report says
}

mapfile -t needed < <(packages "build and run")
need_packages "${needed[@]}"
fetch_models "${model_options[@]}"
if ((${#photos[@]} == 0)); then
  fetch_sample
  photos=("$sample")
fi
build_preset release
if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
  show_in_station
else
  show_report
fi
