#!/usr/bin/env bash
# Kills the packaged service with SIGKILL while it stores 2,000 evaluations, starts it again on the same data, and asks for
# every evaluation it had acknowledged: each must exist and replay byte for byte, and the audit log must verify. Loopback
# only; ends only the service it started. Needs target/plumbline.jar (mvn package). Usage, from the project root:
#   bench/kill9.sh [kill after how many; default random]
#   bench/kill9.sh times <n>     n such trials, each on data of its own; fails at the first loss
set -eu
cd "$(dirname "$0")/.."
. bench/lib.sh
trial() { bench_class Kill9 target/plumbline.jar samples/dachang-2020-dept/submission.json "$@"; }
if [ "${1:-}" = times ]; then
  for i in $(seq 1 "$2"); do
    echo "trial $i of $2"
    trial
  done
else
  trial "$@"
fi
