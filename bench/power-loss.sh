#!/usr/bin/env bash
# Cuts the power under the packaged service while it stores evaluations: its data is on LazyFS, a file system in user space that loses
# on command whatever was not synchronized. The service is killed, the file system loses its cache, the service starts again, and
# each evaluation it had acknowledged must exist and replay byte for byte; the audit log must verify. With "unsynced" H2 writes as it
# does by itself, to show that the trial notices a loss. Needs root, /dev/fuse, a build of https://github.com/dsrhaslab/lazyfs, and
# target/plumbline.jar. Loopback only; ends only what it started. Usage, from the project root:
#   bench/power-loss.sh <folder of lazyfs> [h2|unsynced|postgresql] [trials]
set -euo pipefail
cd "$(dirname "$0")/.."
lazyfs=$1 what=${2:-h2} trials=${3:-5}
if [ "${4:-}" != mounted ]; then
  base=$(mktemp -d)
  mkdir "$base/disk" "$base/mount" "$base/sockets"
  chmod 755 "$base"
  mkfifo "$base/faults" "$base/done"
  cat >"$base/settings.toml" <<EOF
[faults]
fifo_path="$base/faults"
fifo_path_completed="$base/done"
[cache]
apply_eviction=false
[cache.simple]
custom_size="512mb"
blocks_per_page=1
[filesystem]
log_all_operations=false
logfile="$base/lazyfs.log"
EOF
  as=()
  if [ "$what" = postgresql ]; then # the server's files belong to the user of the file system; /etc/fuse.conf needs user_allow_other
    chown -R postgres "$base"
    as=(runuser -u postgres --)
  fi
  "${as[@]}" env LD_LIBRARY_PATH="$lazyfs/libs/libpcache/build" "$lazyfs/lazyfs/build/lazyfs" "$base/mount" --config-path "$base/settings.toml" \
    -o allow_other -o modules=subdir -o subdir="$base/disk" -f >"$base/log" 2>&1 &
  mounted=$!
  trap 'umount "$base/mount" || true; kill "$mounted" 2>/dev/null || true; rm -rf "$base"' EXIT
  for _ in $(seq 1 600); do
    ! mountpoint -q "$base/mount" || break
    sleep 0.1
  done
  mountpoint -q "$base/mount" || { cat "$base/log" >&2; exit 1; }
  export LAZYFS=$base
  if [ "$what" = postgresql ]; then
    TMPDIR=$base/mount POSTGRES_SOCKETS=$base/sockets bench/with-postgres.sh service "$0" "$lazyfs" "$what" "$trials" mounted
  else
    "$0" "$lazyfs" "$what" "$trials" mounted
  fi
  exit
fi
. bench/lib.sh
lose="echo lazyfs::clear-cache >$LAZYFS/faults; head -1 $LAZYFS/done"
temporary=$LAZYFS/mount
if [ "$what" = postgresql ]; then
  # what the server wrote before the trial, without synchronizing, is no part of it
  find "$LAZYFS/mount" -exec sync {} +
  temporary=$(mktemp -d)
  # after a power cut no process has the number in the lock files; here init may not have removed the killed one yet
  AFTER_KILL="main=\$(head -1 $POSTGRES_DATA/postmaster.pid); kill -9 \$main \$(ps -o pid= --ppid \$main); $lose; rm $POSTGRES_DATA/postmaster.pid $LAZYFS/sockets/.s.*; $POSTGRES_START >/dev/null"
else
  AFTER_KILL=$lose
fi
export AFTER_KILL PLUMBLINE_DISK_RESERVE=0B  # LazyFS reports no free space
lost=0
for i in $(seq 1 "$trials"); do
  echo "trial $i of $trials: $what"
  [ "$what" != unsynced ] \
    || export SPRING_DATASOURCE_URL="jdbc:h2:file:$temporary/unsynced$i;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE" SPRING_DATASOURCE_USERNAME=plumbline
  bench_class -Djava.io.tmpdir="$temporary" Kill9 target/plumbline.jar samples/dachang-2020-dept/submission.json \
    || { lost=$((lost + 1)); [ "$what" != postgresql ] || tail -20 "$LAZYFS/sockets/log"; }
done
echo "$lost of $trials trials lost something"
[ $lost = 0 ]
