#!/usr/bin/env bash
# A thousand schemes of 297 rows published on one node with 1 GB of heap: memory, start, the first score of a scheme that is not in
# memory, and scoring round all of them and round 50. Loopback only; ends only the service it started. Needs target/plumbline.jar (mvn package). Usage:
#   bench/schemes.sh [schemes, default 1000]
#   bench/schemes.sh quick    60 schemes, the short form for CI, ≤ 60 s
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib.sh
# a short run is over before the second compiler is worth its time
[ "${1:-}" != quick ] || export JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=1
case "${1:-1000}" in
  quick) plan="60 2" ;;
  *) plan="${1:-1000} 20" ;;
esac
# shellcheck disable=SC2086
bench_class SchemeLoad target/plumbline.jar $plan
