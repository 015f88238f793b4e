#!/usr/bin/env bash
# Kills the packaged service with SIGKILL several times while it processes a job that stores its evaluations, starts it again
# on the same data each time, and compares the results with those of the same file left alone: same lines, same order, ids
# aside; as many evaluations stored as results report, each under its own id. Loopback only; ends only the service it started. Needs
# target/plumbline.jar (mvn package). Usage: bench/jobs.sh [submissions, default 20000] [kills, default 5]
set -eu
cd "$(dirname "$0")/.."
. bench/lib.sh
bench_class JobsKill9 target/plumbline.jar samples/dachang-2020-dept/submission.json "$@"
