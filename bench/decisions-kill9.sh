#!/usr/bin/env bash
# Kills the packaged service with SIGKILL while an approver decides on versions: approves, returns and publishes, each with a
# reason of its own. After each restart every decision that was acknowledged must be in the history of its version with its
# reason, and a decision without an answer is either there as a whole or not at all. At the end the audit log must verify.
# Loopback only; ends only the service it started. Needs target/plumbline.jar (mvn package) and jq. Usage, from the project
# root: bench/decisions-kill9.sh [rounds, default 5]
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib.sh
export LC_ALL=C.UTF-8
rounds=${1:-5}
folder=$(mktemp -d)
trap 'stop_service; rm -rf "$folder"' EXIT
password='right horse 准绳'
hash='{bcrypt}$2a$04$li6lkGwaeSq2Lez/ijy74etl5NGNJwv9H09v4voguUIeru07TF/RK'
start() { # without rules in force it is alive and not ready
  launch_service "$folder" data "-Dplumbline.users.approver.password=$hash" -Dplumbline.users.approver.roles=APPROVER,AUDITOR
  for _ in $(seq 1 1200); do
    if curl -sf -o /dev/null "$url/actuator/health/liveness"; then return; fi
    sleep 0.1
  done
  echo "the service does not start" >&2
  return 1
}
as() { curl -s -u "$1:$password" "${@:2}"; }
decide() { # version step: prints the status; the acknowledged ones are noted with their reason
  local reason="核对 $1 $2 $RANDOM"
  printf '%s\t%s\t%s\n' "$1" "$2" "$reason" >>"$folder/sent"
  [ "$(as approver -o /dev/null -w '%{http_code}' --json "{\"reason\": \"$reason\"}" "$url/api/v1/rule-sets/$1/$2")" != 200 ] ||
    printf '%s\t%s\t%s\n' "$1" "$2" "$reason" >>"$folder/acknowledged"
}
check() {
  while IFS=$'\t' read -r version step reason; do
    as approver "$url/api/v1/rule-sets/$version" | jq -e --arg reason "$reason" \
      '[.events[] | select(.reason == $reason)] | length == 1' >/dev/null ||
      { echo "lost: $step of version $version, acknowledged with: $reason"; exit 1; }
  done <"$folder/acknowledged"
}
touch "$folder/acknowledged" "$folder/sent"
start
versions=$(as approver "$url/api/v1/rule-sets" | jq -r '.ruleSets[] | select(.state == "DRAFT") | .id')
kills=0
for round in $(seq 1 "$rounds"); do
  (sleep "$((RANDOM % 6 + 3)).$((RANDOM % 10))"; kill -9 "$service") &
  killer=$!
  for version in $versions; do
    kill -0 "$service" 2>/dev/null || break
    state=$(as approver "$url/api/v1/rule-sets/$version" | jq -r .ruleSet.state || true)
    [ "$state" != DRAFT ] || { decide "$version" approval; state=APPROVED; }
    [ "$state" != APPROVED ] || decide "$version" "$([ $((version % 2)) = 0 ] && echo return || echo publication)"
  done
  wait "$killer" 2>/dev/null || true
  wait "$service" 2>/dev/null || true
  kills=$((kills + 1))
  start
  check
done
[ -s "$folder/acknowledged" ] || { echo "no decision was acknowledged"; exit 1; }
as approver "$url/api/v1/audit-log/verification" | jq -e .intact >/dev/null || { echo "the audit log does not verify"; exit 1; }
echo "$kills kills: $(wc -l <"$folder/acknowledged") decisions acknowledged of $(wc -l <"$folder/sent") sent, none lost; the log verifies"
