#!/usr/bin/env bash
# Requests a second over loopback, one by one (wrk, Debian's package) and in batches, beside a bare Spring MVC endpoint that
# parses the same body and returns a canned answer of the same size; client and servers share the machine, by turns. Ends only
# the servers it started. Needs target/plumbline.jar (mvn package). Usage:
#   bench/load.sh          five rounds, about six minutes
#   bench/load.sh batches  batches alone
#   bench/load.sh quick    one short round, for CI
#   bench/load.sh evaluations                                     POST /evaluations alone, a minute
#   bench/with-postgres.sh service bench/load.sh evaluations      the same on PostgreSQL
# LOAD_OPTIONS="-XX:+UseParallelGC" and the like are options of both JVMs.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib.sh
mkdir -p bench/target/bare
javac -proc:none -cp target/plumbline.jar -d bench/target/bare bench/Bare.java
bench_class HttpLoad target/plumbline.jar "$PWD/bench/target/bare:$PWD/target/plumbline.jar" "$@"
