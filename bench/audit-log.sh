#!/usr/bin/env bash
# Stores 500 evaluations with the packaged service, copies them in the database up to the requested number, has the next start enter
# and chain the copies, and verifies the audit log over all of them: twice while the service runs, and with the offline command
# when it has stopped. Loopback only; ends only the service it started. Needs target/plumbline.jar
# (mvn package). Usage:
#   bench/audit-log.sh [evaluations, default 100000; quick for CI]
#   bench/audit-log.sh posts <evaluations> <jar> <other jar>    the time to store them with two builds, alternating
set -eu
cd "$(dirname "$0")/.."
. bench/lib.sh
submission=samples/dachang-2020-dept/submission.json
case "${1:-100000}" in
  posts) bench_class AuditLog "$submission" "$2" "$3" "$4" ;;
  quick) bench_class AuditLog "$submission" 3000 target/plumbline.jar ;;
  *) bench_class AuditLog "$submission" "${1:-100000}" target/plumbline.jar ;;
esac
