#!/usr/bin/env bash
# Stores some thousand evaluations of all shipped schemes, three years and 122 counties with the packaged service, copies their
# very bytes in the database up to the requested number, has the service chain and add them up, and times every page and query of the
# statistics and the lists behind them. Loopback only; ends only the service it started. Needs target/plumbline.jar (mvn package).
# On PostgreSQL where SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD name an empty database; otherwise on H2. Usage:
#   bench/province.sh [evaluations, default 100000; quick for CI] [stored over HTTP, default 3000]
set -eu
cd "$(dirname "$0")/.."
. bench/lib.sh
case "${1:-100000}" in
  quick) bench_class Province 4000 1000 target/plumbline.jar ;;
  *) bench_class Province "${1:-100000}" "${2:-3000}" target/plumbline.jar ;;
esac
