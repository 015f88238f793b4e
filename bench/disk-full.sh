#!/usr/bin/env bash
# Fills the disk under the packaged service while evaluations are stored, twice, and frees it again each time: scoring continues, what
# cannot be stored is rejected with 503 or 507 and nothing else, storing works again without a restart, nothing acknowledged is
# lost, and the audit log verifies, also after a kill -9 on the full disk. The disk is a tmpfs of 120 MB, which root alone may mount:
# skipped with a notice if that is not permitted. Loopback only; ends only the service it started. Needs target/plumbline.jar.
# Usage: bench/disk-full.sh    under a minute
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib.sh
folder=$(mktemp -d)
mkdir "$folder/disk"
if ! mount -t tmpfs -o size=120m plumbline "$folder/disk" 2>"$folder/said"; then
  echo "SKIPPED: a file system cannot be mounted here: $(cat "$folder/said")"
  rm -r "$folder"
  exit 0
fi
trap 'umount "$folder/disk"; rm -r "$folder"' EXIT
bench_class DiskFull target/plumbline.jar samples/dachang-2020-dept/submission.json "$folder/disk"
