#!/usr/bin/env bash
# Reads a form of 40 indicators in every format, and a PDF of 50 pages with such a form on each: medians of the CPU time of the
# second half of the times, and the most heap in use with what is not collected yet. Needs compiled tests (mvn test-compile).
# Usage: bench/forms.sh [times, default 30]
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
java -Xmx512m -XX:+UseSerialGC -cp "target/test-classes:target/classes:$(cat target/classpath.txt)" \
  org.plumbline.core.form.FormReadingTimes "${1:-30}"
