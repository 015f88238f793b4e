#!/usr/bin/env bash
# The commands of the packaged jar on the shipped samples: their output and exit codes, and how long one score takes from the
# start of Java to its result. Needs target/plumbline.jar (mvn package). Usage: bench/commands.sh [times, default 5]
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8
plumbline=deploy/plumbline
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sample=samples/dachang-2020-dept
status() { local wanted=$1 got=0; shift; "$@" >"$folder/out" 2>"$folder/err" || got=$?; [ "$got" = "$wanted" ] || { echo "ended with $got, not $wanted: $*"; cat "$folder/out" "$folder/err"; exit 1; }; }
status 0 $plumbline score $sample/submission.json
grep -q '91.00  优' "$folder/out"
[ ! -s "$folder/err" ]
status 1 $plumbline score samples/rejected-unknown-code/submission.json
status 0 $plumbline explain $sample/submission.json
cmp "$folder/out" $sample/explanation.txt
status 0 $plumbline explain $sample/submission.json -o "$folder/报告.pdf"
[ -s "$folder/报告.pdf" ]
status 0 $plumbline check rules/decision-tables/dachang-department.xlsx
status 2 $plumbline verify-log --data-dir "$folder/none"
# without a folder of rules those of the jar
(PLUMBLINE_JAR=$PWD/target/plumbline.jar && export PLUMBLINE_JAR && input=$PWD/$sample/submission.json &&
  run=$PWD/$plumbline && cd "$folder" && status 0 "$run" score "$input" && grep -q '91.00  优' out)
for _ in $(seq 1 "${1:-5}"); do
  begun=$(date +%s%N)
  $plumbline score $sample/submission.json >"$folder/out"
  echo $((($(date +%s%N) - begun) / 1000000))
done | sort -n | awk '{ ms[NR] = $1 } END { print "score of one file: median " ms[int((NR + 1) / 2)] " ms of " NR " (" ms[1] "–" ms[NR] ")" }'
