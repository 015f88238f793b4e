#!/usr/bin/env bash
# Four million evaluations on PostgreSQL: generated, scored by Spark and loaded by COPY in parts while a node runs, chained and added
# up by it; then what they take on disk, the log verified, and every page and query of the statistics timed. A part's files are gone
# before the next is made; a million takes some 15 GB while it runs (NATIONAL_DIR names where). The server is one of its own unless
# SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD name an empty database. Loopback only; ends only what it started. Needs
# target/plumbline.jar and bulk/target (mvn install; mvn -f bulk/pom.xml package) and psql. Usage, from the project root:
#   bench/national.sh [evaluations, default 4000000] [of these a part, default 1000000]
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib.sh
# its defaults are for a machine of 1 GB; each loaded row goes into indexes at random, which then would be read from disk, and whose
# pages go into the WAL whole after each checkpoint
export POSTGRES_OPTIONS=${POSTGRES_OPTIONS:--c shared_buffers=2GB -c max_wal_size=8GB -c checkpoint_timeout=30min -c wal_compression=lz4}
[ -n "${SPRING_DATASOURCE_URL:-}" ] || exec bench/with-postgres.sh service "$0" "$@"
count=${1:-4000000} part=${2:-1000000}
dir=$(mktemp -d -p "${NATIONAL_DIR:-/tmp}" national.XXXXXX)
trap 'stop_service; rm -rf "$dir"' EXIT
seconds() { echo "$(date +%s.%N) - $1" | bc; }
database() {
  PGPASSWORD=$SPRING_DATASOURCE_PASSWORD psql -q -X -A -t -F '  ' -U "$SPRING_DATASOURCE_USERNAME" \
    -d "${SPRING_DATASOURCE_URL#jdbc:}" -c "$1"
}
statistics() { curl -sf "$url/api/v1/statistics?table=differences" | grep -o "\"$1\":[0-9]*" | head -1 | cut -d: -f2; }

start_service "$dir" -Xmx1g
curl -sf -o "$dir/rules.zip" "$url/api/v1/rule-sets/bundle"

begun=$(date +%s.%N)
for ((first = 0; first < count; first += part)); do
  start=$(date +%s.%N)
  java -jar target/plumbline.jar generate --count "$part" --first "$first" --years 2020-2024 -o "$dir/submissions.ndjson"
  generated=$(seconds "$start")
  start=$(date +%s.%N)
  bench/spark-submit.sh 2 3g "$dir/spark" --input "$dir/submissions.ndjson" --bundle "$dir/rules.zip" --output "$dir/out" --loadable \
    >"$dir/run.json" 2>"$dir/run.log" || { tail -50 "$dir/run.log"; exit 1; }
  scored=$(seconds "$start")
  start=$(date +%s.%N)
  java -Xmx1g -jar target/plumbline.jar load "$dir/out" --url "$SPRING_DATASOURCE_URL" \
    --spring.datasource.username="$SPRING_DATASOURCE_USERNAME" --spring.datasource.password="$SPRING_DATASOURCE_PASSWORD"
  loaded=$(seconds "$start")
  printf '%d to %d: generated %.0f s, scored %.0f s, loaded %.0f s (%d a second); added up so far %d, behind %d\n' \
    "$first" $((first + part)) "$generated" "$scored" "$loaded" "$(echo "$part / $loaded" | bc)" \
    "$(statistics evaluations)" "$(statistics behind)"
  rm -rf "$dir/out" "$dir/submissions.ndjson" "$dir/spark"
done
start=$(date +%s.%N)
while [ "$(database 'select count(*) from log_pending')" != 0 ] || [ "$(statistics behind)" != 0 ]; do sleep 1; done
echo "chained and added up $(seconds "$start" | xargs printf %.0f) s after the last was loaded, $(seconds "$begun" | xargs printf %.0f) s in all"
database 'set client_min_messages = error; analyze' # what autovacuum does within minutes
echo 'on disk: table, rows, MB, of these indexes'
database "select root, sum(reltuples)::bigint, (sum(pg_total_relation_size(oid)) / 1000000)::bigint,
    (sum(pg_indexes_size(oid)) / 1000000)::bigint
  from (select oid, reltuples, coalesce((select inhparent::regclass from pg_inherits where inhrelid = oid), oid::regclass)::text root
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace) tables
  group by root having sum(reltuples) > 10000 order by 3 desc"
database "select 'the whole database', pg_database_size(current_database()) / 1000000"
kept=$(database 'select count(*) from evaluation')
echo "a kept evaluation: $(database "select pg_database_size(current_database()) / $kept") bytes"
curl -sf --max-time 3600 "$url/api/v1/audit-log/verification"
echo
bench_class Province at "${url##*:}"
