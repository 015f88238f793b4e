#!/usr/bin/env bash
# Time from `java -jar` to the answer to the first score, on a fresh data folder and again on the same one. Loopback only;
# ends only the service it started. Needs target/plumbline.jar (mvn package). Usage: bench/start.sh [times, default 3]
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib.sh
folder=$(mktemp -d)
trap 'stop_service; rm -rf "$folder"' EXIT
first() {
  local begun
  begun=$(date +%s%N)
  launch_service "$folder" "$1"
  for _ in $(seq 1 1200); do
    if curl -sf -o /dev/null -H 'Content-Type: application/json' --data @samples/dachang-2020-dept/submission.json \
      "$url/api/v1/score"; then
      break
    fi
    kill -0 $service 2>/dev/null || { cat "$folder/log"; exit 1; }
    sleep 0.05
  done
  echo "$2: first score after $((($(date +%s%N) - begun) / 1000000)) ms, $(awk '{printf "%.1f s of CPU", ($14 + $15) / 100}' /proc/$service/stat)"
  stop_service
}
for i in $(seq 1 "${1:-3}"); do
  first "$i" "empty data folder"
  first "$i" "same data folder"
done
