#!/usr/bin/env bash
# Three nodes of one build on one PostgreSQL under load (scores, saved evaluations, jobs, publications). One after the other is
# stopped with SIGTERM and started with another build, which migrates the database while the others serve; then each gets the first
# build again, on the migrated database. At the end: no request that no node answered, no acknowledged evaluation or job result lost
# or double, no answer by a version that was not in force, the audit log verifies. PostgreSQL is one of its own. Loopback only; ends
# only what it started. Needs target/plumbline.jar (mvn package). Usage:
#   bench/rolling-upgrade.sh              from target/plumbline.jar to the same with a further migration, and back; 4 minutes
#   bench/rolling-upgrade.sh OLD.jar      from the jar of an earlier build to target/plumbline.jar, and not back
#   bench/rolling-upgrade.sh quick        one node to the further migration and back, for CI
set -euo pipefail
cd "$(dirname "$0")/.."
# a PostgreSQL server of its own for what follows
if [ -z "${POSTGRES_DATA:-}" ]; then exec bench/with-postgres.sh service "$0" "$@"; fi
. bench/lib.sh
folder=$(mktemp -d /tmp/plumbline-upgrade.XXXXXX)
trap '[ -n "${KEEP_FOLDER:-}" ] || rm -rf "$folder"' EXIT
old=target/plumbline.jar new=$folder/new.jar seconds=60 publications=6 forward=3 back=3
case "${1:-}" in
  '') ;;
  quick) seconds=10 publications=2 forward=1 back=1 JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=1 && export JDK_JAVA_OPTIONS ;;
  *) old=$1 new=target/plumbline.jar back=0 ;;
esac
if [ "$old" = target/plumbline.jar ]; then
  mkdir -p "$folder/db/migration"
  cat >"$folder/db/migration/V9001__expand_trial.sql" <<'SQL'
alter table evaluation add column trial integer default 0 not null;
create table trial (id bigint primary key, evaluation_id uuid not null);
create index trial_evaluation on trial (evaluation_id);
SQL
  cp "$old" "$new"
  jar --update --file "$new" -C "$folder" db
fi
bench_class Nodes "$old" samples/dachang-2020-dept/submission.json rules/decision-tables/dachang-department.xlsx "$folder" \
  $seconds 0 $publications "$new" $forward $back
