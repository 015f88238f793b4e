#!/usr/bin/env bash
# Three nodes of the packaged service on one PostgreSQL under load (scores, kept evaluations, jobs), with publications and
# retirements, a node killed with SIGKILL and started again each minute, and now and then one stopped for longer than its leases.
# At the end: no acknowledged evaluation lost or double, no job result lost or double, no answer by a version that was not in
# force, each publication in force on all nodes that were up within 2 s, the audit log verifies. Makes a PostgreSQL of its own (Debian's) in a
# temporary folder. Loopback only; ends only what it started. Needs target/plumbline.jar (mvn package). Usage:
#   bench/nodes.sh [minutes, default 10]
#   bench/nodes.sh quick    the short form for CI, ≤ 60 s
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-10}" in
  quick) plan="20 16 4" ;;
  *) plan="$((${1:-10} * 60)) 60 20" ;;
esac
bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
folder=$(mktemp -d /tmp/plumbline-nodes.XXXXXX)
as() { "$@"; }
if [ "$(id -u)" = 0 ]; then # PostgreSQL does not run as root
  as() { setpriv --reuid postgres --regid postgres --clear-groups "$@"; }
fi
mkdir "$folder/pg"
chmod 755 "$folder"
[ "$(id -u)" != 0 ] || chown postgres "$folder/pg"
port=$((20000 + RANDOM % 20000))
as "$bin/initdb" -D "$folder/pg/data" -U plumbline -A trust -E UTF8 --locale=C >"$folder/initdb.log"
ended() {
  as "$bin/pg_ctl" -D "$folder/pg/data" -m immediate -w stop >/dev/null || true
  [ -n "${KEEP_FOLDER:-}" ] || rm -rf "$folder"
}
trap ended EXIT
as "$bin/pg_ctl" -D "$folder/pg/data" -l "$folder/pg/log" -o "-p $port -k $folder/pg -h 127.0.0.1" -w start >/dev/null
"$bin/createdb" -h 127.0.0.1 -p "$port" -U plumbline plumbline
# docs/operations.md: a node that is stopped in the midst of a transaction must not hold its locks for good
"$bin/psql" -q -h 127.0.0.1 -p "$port" -U plumbline -d plumbline -c "alter role plumbline set idle_in_transaction_session_timeout = '10s'"
# not exec: the trap has to run. shellcheck disable=SC2086
java bench/Nodes.java target/plumbline.jar samples/dachang-2020-dept/submission.json rules/decision-tables/dachang-department.xlsx \
  "$folder" "jdbc:postgresql://127.0.0.1:$port/plumbline" "$bin/psql -h 127.0.0.1 -p $port -U plumbline -d plumbline" $plan
