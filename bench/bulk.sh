#!/usr/bin/env bash
# A year in bulk: generates submissions of 30 indicators, scores them by spark-submit on Spark's own Maven jars with one core and
# with two, traces written, and compares a random hundredth (at most 10,000) with the packaged service, byte for byte. Prints time,
# cases a second, peak memory (VmHWM), the gain of the second core and the size of what was written. Usage:
#   bench/bulk.sh [N]      default 100,000; a million takes about 15 GB on disk while it runs (BULK_DIR names where)
#   bench/bulk.sh quick    2,000 with two cores, for CI
# CORES="2" runs with two cores alone. Needs target/plumbline.jar and bulk/target (mvn install; mvn -f bulk/pom.xml package).
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib.sh
count=${1:-100000}; cores=${CORES:-"1 2"}
if [ "$count" = quick ]; then count=2000 cores=2; fi
memory=${BULK_MEMORY:-3g}
dir=${BULK_DIR:-$(mktemp -d)}; mkdir -p "$dir"
trap 'stop_service; [ -n "${BULK_DIR:-}" ] || rm -rf "$dir"' EXIT

start_service "$dir"
curl -sf -o "$dir/rules.zip" "$url/api/v1/rule-sets/bundle"

if [ ! -s "$dir/submissions.ndjson" ]; then
  start=$(date +%s.%N)
  java -jar target/plumbline.jar generate --count "$count" --seed "${SEED:-1}" --scheme national-project --indicators 30 \
    --years "${YEARS:-2020-2024}" -o "$dir/submissions.ndjson"
  echo "generated: $count submissions, $(du -m "$dir/submissions.ndjson" | cut -f1) MB, $(echo "$(date +%s.%N) - $start" | bc | xargs printf %.0f) s"
fi

# the first so many of the cores this script may use
cores_of() {
  for range in $(sed -n 's/Cpus_allowed_list:\s*//p' /proc/self/status | tr , ' '); do
    seq "${range%-*}" "${range#*-}"
  done | head -n "$1" | paste -sd,
}

declare -A took
for n in $cores; do
  start=$(date +%s.%N)
  # pinned, or one core would have its collector and compiler on the other
  taskset -c "$(cores_of "$n")" bench/spark-submit.sh "$n" "$memory" "$dir/spark" \
    --input "$dir/submissions.ndjson" --bundle "$dir/rules.zip" --output "$dir/out" --loadable >"$dir/run-$n.json" 2>"$dir/run-$n.log" &
  job=$!; peak=0
  while kill -0 $job 2>/dev/null; do
    peak=$(sed -n 's/VmHWM:[^0-9]*\([0-9]*\).*/\1/p' /proc/$job/status 2>/dev/null || true)
    [ -z "$peak" ] || echo "$peak" >"$dir/peak"
    sleep 1
  done
  wait $job || { cat "$dir/run-$n.log"; exit 1; }
  took[$n]=$(echo "$(date +%s.%N) - $start" | bc)
  echo "local[$n]: $(printf %.0f "${took[$n]}") s, $(echo "$count / ${took[$n]}" | bc) cases/s, peak memory $(($(cat "$dir/peak") / 1024)) MB"
done
[ -z "${took[1]:-}" ] || [ -z "${took[2]:-}" ] || echo "second core: x$(echo "scale=2; ${took[1]} / ${took[2]}" | bc)"
cat "$dir/run-${n}.json"
du -sm "$dir"/out/* | sed 's/^/MB /'
sample=$((count / 100)); [ "$sample" -ge 200 ] || sample=200; [ "$sample" -le 10000 ] || sample=10000
bench_class BulkCheck "$dir/out" "$url" "$sample"
