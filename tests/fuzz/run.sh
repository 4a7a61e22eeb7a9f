#!/usr/bin/env bash
# Fuzzes one program after another: run.sh [--seconds N] [--build FOLDER] [--keep] [NAME …]
#   --seconds  for each program (180)
#   --build    where the preset "fuzz" was built (build/fuzz); inputs and findings are kept there too
#   --keep     writes the smallest inputs that reach everything into tests/fuzz/corpus
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$here/../../build/fuzz
seconds=180
keep=no
names=()
while (($#)); do
  case $1 in
    --seconds) seconds=$2 && shift ;;
    --build) build=$2 && shift ;;
    --keep) keep=yes ;;
    *) names+=("$1") ;;
  esac
  shift
done
build=$(cd "$build" && pwd)
mkdir -p "$build/inputs" "$build/found"
export ASAN_OPTIONS=allocator_may_return_null=0:detect_stack_use_after_return=1
export UBSAN_OPTIONS=print_stacktrace=1

# No input may make one allocation beyond 64 MB, take 10 seconds or let memory grow without end.
limits=(-rss_limit_mb=2048 -timeout=10 -max_len=24576)

# lcms2 takes up to 512 MB on a profile's word; in the product the decoder's own limit stands over it.
largest_allocation() {
  case $1 in
    jpeg | png | webp | tiff | heic | icc) echo 640 ;;
    *) echo 64 ;;
  esac
}

fuzz() {
  local name=$1 log=$build/found/$1.log
  mkdir -p "$build/inputs/$name" "$here/corpus/$name"
  nice "$build/tests/fuzz_$name" -max_total_time="$seconds" -jobs=0 -workers=1 "${limits[@]}" \
    -malloc_limit_mb="$(largest_allocation "$name")" -print_final_stats=1 -artifact_prefix="$build/found/$name-" \
    "$build/inputs/$name" "$here/corpus/$name" >"$log" 2>&1 || echo "$name: FOUND SOMETHING, see $log"
  summary "$name" "$log"
}

summary() {
  local runs cover
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$2")
  cover=$(grep -oE 'cov: [0-9]+ ft: [0-9]+ corp: [0-9]+' "$2" | tail -n 1)
  printf '%-16s %10s runs  %s\n' "$1" "${runs:-?}" "$cover"
}

# By edges alone: counters and compared values would keep hundreds. Of these the smallest, 40 or 64 KB.
minimise() {
  local small input size bytes=0 count=0
  small=$(mktemp -d)
  nice "$build/tests/fuzz_$1" -merge=1 -use_counters=0 -use_cmp=0 "${limits[@]}" \
    "$small" "$here/corpus/$1" "$build/inputs/$1" >"$build/found/$1.merge.log" 2>&1
  find "$here/corpus/$1" -type f ! -name 'found-*' -delete
  while read -r size input && ((++count <= 40 && (bytes += size) <= 65536)); do
    cp "$input" "$here/corpus/$1/"
  done < <(find "$small" -type f -printf '%s %p\n' | sort -n)
  rm -r "$small"
}

"$build/tests/fuzz_seeds" "$build/inputs"
"$build/tests/wire_seeds" "$build/inputs"
ASAN_OPTIONS=detect_leaks=0 "$build/tests/picture_seeds" "$build/inputs" # x265 leaves some behind
if ((${#names[@]} == 0)); then
  mapfile -t names < <(sed -n 's/^mianguan_fuzzer(\([a-z_]*\).*/\1/p' "$here/CMakeLists.txt")
fi
for name in "${names[@]}"; do
  fuzz "$name"
  if [[ $keep == yes ]]; then minimise "$name"; fi
done
