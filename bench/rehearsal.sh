#!/usr/bin/env bash
# Keeps evaluations of a scheme of 30 indicators with the packaged service, publishes a changed workbook, and measures a
# rehearsal of it over all of them, cold and warm, and the coverage of the first version. Loopback only; ends only the service
# it started. Needs target/plumbline.jar (mvn package). Usage: bench/rehearsal.sh [cases, default 10000; 1000 for CI]
set -eu
cd "$(dirname "$0")/.."
exec java -cp target/plumbline.jar bench/Rehearsal.java target/plumbline.jar rules/drl "${1:-10000}"
