#!/usr/bin/env bash
# CPU of the service for one POST /score with OpenTelemetry off, on, and on with a tenth of the traces, by turns, over loopback; the
# collector is in the measuring process. Ends only the services it started. Needs target/plumbline.jar (mvn package). Usage:
#   bench/telemetry.sh [quick]
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib.sh
bench_class TelemetryCost target/plumbline.jar samples/dachang-2020-dept/submission.json "$@"
