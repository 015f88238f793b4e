#!/usr/bin/env bash
# Runs a command beside a PostgreSQL server of its own: Debian's binaries, an empty cluster in a temporary folder, a free port of
# 127.0.0.1, gone afterwards. As root the server runs as user postgres. Usage, from the project root:
#   bench/with-postgres.sh tests <command>     PLUMBLINE_TEST_POSTGRES names it; nothing is flushed to disk, as nothing is to be kept
#   bench/with-postgres.sh service <command>   SPRING_DATASOURCE_* name it; flushed as in production
# POSTGRES_OPTIONS, such as "-c shared_buffers=2GB", are more options of the server; else it has its defaults.
set -euo pipefail
what=$1
shift
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || { echo "no PostgreSQL server; on Debian: apt-get install postgresql" >&2; exit 1; }
folder=$(mktemp -d)
sockets=${POSTGRES_SOCKETS:-$folder} # and the server's log; elsewhere if the file system of the folder has no sockets
port=$((20000 + RANDOM % 12000))
as() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }
[ "$(id -u)" != 0 ] || chown postgres "$folder"
trap 'as "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null || true; rm -rf "$folder"' EXIT
as "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
settings="-p $port -k $sockets -c listen_addresses=127.0.0.1 ${POSTGRES_OPTIONS:-}"
case $what in
  tests) role=plumbline_test settings="$settings -c fsync=off -c full_page_writes=off -c max_connections=300" ;;
  service) role=plumbline ;;
  *) echo "tests or service, not $what" >&2; exit 2 ;;
esac
as "$bin/pg_ctl" -D "$folder/data" -l "$sockets/log" -o "$settings" -w start >/dev/null || { cat "$sockets/log" >&2; exit 1; }
as "$bin/psql" -q -h "$sockets" -p "$port" -U postgres -c "create role $role login password '$role'" -c "create database $role owner $role"
if [ "$what" = tests ]; then
  export PLUMBLINE_TEST_POSTGRES="jdbc:postgresql://127.0.0.1:$port/$role"
else
  # for trials that kill it: where it is, and how it is started again
  export POSTGRES_DATA="$folder/data"
  export POSTGRES_START="cd / && $([ "$(id -u)" != 0 ] || echo runuser -u postgres --) $bin/pg_ctl -D $folder/data -l $sockets/log -o '$settings' -w start"
  export SPRING_DATASOURCE_URL="jdbc:postgresql://127.0.0.1:$port/$role" SPRING_DATASOURCE_USERNAME=$role SPRING_DATASOURCE_PASSWORD=$role
fi
"$@"
