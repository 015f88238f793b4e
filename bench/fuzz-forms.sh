#!/usr/bin/env bash
# Reads damaged forms of every format in one process with a heap of 512 MB, or with `http` sends them to the packaged service with such
# a heap, four at a time. Fails on an exception or a status that is not expected, on a file that is read with neither a form nor a
# problem, on one that takes more than ten seconds, on a connection, and if the service ends. The service has a proxy that counts the
# connections it opens. Prints its seed; the same seed gives the same files; the file of a failure is kept under target, and -Donly=N
# reads only file N. Further arguments are sound files to damage as well, such as a .doc. Needs compiled tests (mvn test-compile), and
# with `http` target/plumbline.jar (mvn package).
# Usage:
#   bench/fuzz-forms.sh [http] [files, default 20000] [seed] [sound files]
#   bench/fuzz-forms.sh [http] quick [seed]    under a minute, for CI
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib.sh
http=
if [ "${1:-}" = http ]; then
  http=1
  shift
fi
files=${1:-20000} seed=${2:-$(date +%s)}
if [ "$files" = quick ]; then files=700; fi
mvn -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
fuzz() {
  java -Xmx512m -XX:+ExitOnOutOfMemoryError "$@" \
    -cp "target/test-classes:target/classes:$(cat target/classpath.txt)" \
    org.plumbline.core.form.FormFuzzer "$files" "$seed" "${sound[@]}"
}
sound=("${@:3}")
if [ -z "$http" ]; then
  fuzz
  exit
fi
folder=$(mktemp -d)
trap 'stop_service; rm -rf "$folder"' EXIT
proxy=$((32000 + RANDOM % 700))
start_service "$folder" -Xmx512m -XX:+ExitOnOutOfMemoryError \
  -DsocksProxyHost=127.0.0.1 -DsocksProxyPort=$proxy -DsocksNonProxyHosts=
status=0
fuzz -Dservice="$url" -Dproxy=$proxy || status=$?
kill -0 $service || { echo "the service ended"; tail -20 "$folder/log"; exit 1; }
if grep -a -A 12 -m 5 "FaultLog .*error " "$folder/log"; then status=1; fi
awk '/VmHWM/ {printf "service at most %d MB resident\n", $2 / 1024}' /proc/$service/status
exit $status
