#!/usr/bin/env bash
# 500 clients send the packaged service a byte a second, again and again, while one normal caller scores: every request of its
# must be served. Loopback only; ends only the service it started. Needs target/plumbline.jar (mvn package).
# Usage: bench/slow-clients.sh [seconds, default 60; 15 for CI]
set -euo pipefail
cd "$(dirname "$0")/.."
port=$((20000 + RANDOM % 20000))
folder=$(mktemp -d)
java -jar target/plumbline.jar --server.port=$port --plumbline.data-dir="$folder/data" >"$folder/log" 2>&1 &
service=$!
trap 'kill $service; wait $service || true; rm -rf "$folder"' EXIT
for _ in $(seq 1 600); do
  if curl -sf -o /dev/null "http://127.0.0.1:$port/actuator/health/readiness"; then break; fi
  kill -0 $service || { cat "$folder/log"; exit 1; }
  sleep 0.1
done
java bench/SlowClients.java $port samples/dachang-2020-dept/submission.json "${1:-60}"
