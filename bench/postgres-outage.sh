#!/usr/bin/env bash
# Kills a PostgreSQL server of its own with SIGKILL, all its processes, while the packaged service stores evaluations on it, and starts
# it again a third of the time later. Meanwhile the service has to answer 503 and continue scoring, afterwards store again without
# a restart; every evaluation it acknowledged must exist and replay byte for byte, and the log must verify. Loopback only;
# ends only what it started. Needs target/plumbline.jar (mvn package). Usage, from the project root:
#   bench/postgres-outage.sh [seconds of load; default 45] [ms that each of eight clients waits before its next; default 0]
set -euo pipefail
cd "$(dirname "$0")/.."
# a PostgreSQL server of its own for what follows
if [ -z "${POSTGRES_DATA:-}" ]; then exec bench/with-postgres.sh service "$0" "$@"; fi
. bench/lib.sh
bench_class PostgresOutage target/plumbline.jar samples/dachang-2020-dept/submission.json "${1:-45}" "${2:-0}"
