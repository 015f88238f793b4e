#!/usr/bin/env bash
# 500 clients send the packaged service a byte a second, again and again, while one normal caller scores: every request of its
# must be served. Loopback only; ends only the service it started. Needs target/plumbline.jar (mvn package).
# Usage: bench/slow-clients.sh [seconds, default 60; 15 for CI]
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib.sh
folder=$(mktemp -d)
trap 'stop_service; rm -rf "$folder"' EXIT
start_service "$folder"
bench_class SlowClients "${url##*:}" samples/dachang-2020-dept/submission.json "${1:-60}"
