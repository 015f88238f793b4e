#!/usr/bin/env bash
# Reads damaged forms of every format in one process with a heap of 512 MB. Fails on an exception, on a file that is read with neither
# a form nor a problem, on one that takes more than ten seconds, and on a connection. Prints its seed; the same seed gives the same
# files; the file of a failure is kept under target, and -Donly=N reads only file N. Further arguments are sound files to damage as well, such as a .doc. Needs compiled tests (mvn test-compile).
# Usage:
#   bench/fuzz-forms.sh [files, default 20000] [seed] [sound files]
#   bench/fuzz-forms.sh quick [seed]    under a minute, for CI
set -euo pipefail
cd "$(dirname "$0")/.."
files=${1:-20000} seed=${2:-$(date +%s)}
if [ "$files" = quick ]; then files=700; fi
mvn -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
java -Xmx512m -XX:+ExitOnOutOfMemoryError \
  -cp "target/test-classes:target/classes:$(cat target/classpath.txt)" \
  org.plumbline.core.form.FormFuzzer "$files" "$seed" "${@:3}"
