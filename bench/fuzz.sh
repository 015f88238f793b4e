#!/usr/bin/env bash
# Calls every operation of the packaged service with valid and invalid requests and uploads damaged workbooks, over loopback, against
# a service with a heap of 512 MB. Fails on any answer that openapi.yaml does not allow, any 5xx, any that takes more than ten
# seconds, and if the service ends. Prints its seed; the same seed gives the same requests. Needs target/plumbline.jar (mvn package).
# Usage:
#   bench/fuzz.sh [requests, default 1000000] [workbooks, default 20000] [seed]
#   bench/fuzz.sh quick [-] [seed]    under a minute, for CI
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib.sh
requests=${1:-1000000} workbooks=${2:-20000} seed=${3:-$(date +%s)}
if [ "$requests" = quick ]; then requests=4000 workbooks=100; fi
mvn -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
folder=$(mktemp -d)
trap 'stop_service; rm -rf "$folder"' EXIT
start_service "$folder" -Xmx512m -XX:+ExitOnOutOfMemoryError
status=0
java -Xmx512m -cp "target/test-classes:$(cat target/classpath.txt)" org.plumbline.contract.ApiFuzzer \
  "$url" "$seed" "$requests" "$workbooks" 4 || status=$?
kill -0 $service || { echo "the service ended"; tail -20 "$folder/log"; exit 1; }
# the place in the service of an unexpected error
if grep -a -A 12 -m 5 "FaultLog .*error " "$folder/log"; then status=1; fi
awk '/VmHWM/ {printf "service at most %d MB resident\n", $2 / 1024}' /proc/$service/status
exit $status
