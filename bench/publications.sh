#!/usr/bin/env bash
# Publishes rules under load: does every answer come from exactly one published version, how much slower is it meanwhile,
# how long is it from upload to published, and is anything leaked? Loopback only; ends only the service it started.
# Needs target/plumbline.jar (mvn package). Usage, from the project root:
#   bench/publications.sh         50,000 requests during 50 publications, 200 publications in all: minutes; fails past an aim
#   bench/publications.sh quick   the short form for CI, ≤ 60 s; fails only on a wrong answer, a short run's times being chance
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib.sh
# a short run is over before the second compiler is worth its time
[ "${1:-}" != quick ] || export JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=1
bench_class PublicationLoad target/plumbline.jar "${1:-full}"
