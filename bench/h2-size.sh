#!/usr/bin/env bash
# Saves evaluations one by one at a steady rate, and compares the size of H2's file, each second, with what is live in it: the size of a
# compacted copy. Fails if the file is ever more than twice that and 16 MB, or if an evaluation is not saved. Loopback only; ends only the
# service it started. Needs target/plumbline.jar (mvn package). Usage, from the project root:
#   bench/h2-size.sh [minutes, default 30] [a second, default 50] [picture.svg]
#   bench/h2-size.sh quick    half a minute, for CI
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib.sh
submission=samples/dachang-2020-dept/submission.json
if [ "${1:-}" = quick ]; then
  bench_class StoreSize target/plumbline.jar $submission 30 50
else
  bench_class StoreSize target/plumbline.jar $submission $((${1:-30} * 60)) "${2:-50}" ${3:+"$3"}
fi
