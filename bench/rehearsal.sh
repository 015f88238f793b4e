#!/usr/bin/env bash
# Stores evaluations of a scheme of 30 indicators with the packaged service, uploads a changed workbook, and measures its
# rehearsal over all of them three times, and the coverage of the first version. Loopback only; ends only the service it
# started. Needs target/plumbline.jar (mvn package). Usage: bench/rehearsal.sh [cases, default 10000; 1000 for CI]
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib.sh
bench_class RehearsalLoad target/plumbline.jar "${1:-10000}"
