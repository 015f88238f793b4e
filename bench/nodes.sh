#!/usr/bin/env bash
# Three nodes of the packaged service on one PostgreSQL under load (scores, stored evaluations, jobs), with publications and
# retirements, a node killed with SIGKILL and started again each minute, and occasionally one suspended for longer than its leases.
# At the end: no acknowledged evaluation lost or double, no job result lost or double, no answer by a version that was not in
# force, each publication in force on all nodes that were up within 2 s, the audit log verifies. PostgreSQL is one of its own.
# Loopback only; ends only what it started. Needs target/plumbline.jar (mvn package). Usage:
#   bench/nodes.sh [minutes, default 10]
#   bench/nodes.sh quick    the short form for CI, ≤ 60 s
set -euo pipefail
cd "$(dirname "$0")/.."
# a PostgreSQL server of its own for what follows
if [ -z "${POSTGRES_DATA:-}" ]; then exec bench/with-postgres.sh service "$0" "$@"; fi
. bench/lib.sh
# a short run is over before the second compiler is worth its time
[ "${1:-}" != quick ] || export JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=1
case "${1:-10}" in
  quick) plan="20 16 4" ;;
  *) plan="$((${1:-10} * 60)) 60 20" ;;
esac
folder=$(mktemp -d /tmp/plumbline-nodes.XXXXXX)
trap '[ -n "${KEEP_FOLDER:-}" ] || rm -rf "$folder"' EXIT
# shellcheck disable=SC2086
bench_class Nodes "${JAR:-target/plumbline.jar}" samples/dachang-2020-dept/submission.json \
  rules/decision-tables/dachang-department.xlsx "$folder" $plan
