#!/usr/bin/env bash
# Keeps evaluations of a scheme of 30 indicators with the packaged service, uploads a changed workbook, and measures its
# rehearsal over all of them three times, and the coverage of the first version. Loopback only; ends only the service it
# started. Needs `mvn install`. Usage: bench/rehearsal.sh [cases, default 10000; 1000 for CI]
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -q -f bench/pom.xml compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
exec java -Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory \
  -cp "bench/target/classes:$(cat bench/target/classpath.txt)" \
  org.plumbline.bench.RehearsalLoad target/plumbline.jar "${1:-10000}"
