#!/usr/bin/env bash
# All kinds of requests for a long time: scoring, storing, batches, explanations in every form, publishing, workbooks good and bad,
# pages, mistakes. Fails on any answer other than the expected one, if heap (after a full collection), classes, threads or open
# files still grow in the last third, if a stored evaluation is missing or the audit log does not verify. The service has a heap of
# 512 MB. Loopback only; ends only the service it started. Needs target/plumbline.jar (mvn package). Usage, from the project root:
#   bench/soak.sh [minutes, default 30] [requests a second, default 40]
#   bench/soak.sh quick    half a minute, for CI; growth is not judged
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib.sh
# a short run is over before the second compiler is worth its time
[ "${1:-}" != quick ] || export JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=1
bench_class -Xmx256m SoakTest target/plumbline.jar "${1:-30}" "${2:-40}"
