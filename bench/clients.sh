#!/usr/bin/env bash
# Clients generated from the contract: openapi-generator's for Java (native) and Python, and openapi-typescript's types under strict
# TypeScript. Each is compiled, then scores the sample dachang-2020-dept to 91.00, stores it and reads it back (bench/clients/).
# The generators and the clients' dependencies come from Maven Central, PyPI and npm by their ordinary clients. Loopback only; ends
# only the service it started. Needs target/plumbline.jar (mvn package), python3 with venv, and node. Usage: bench/clients.sh
set -euo pipefail
cd "$(dirname "$0")/.."
generator=7.25.0
plugin=org.apache.maven.plugins:maven-dependency-plugin:3.8.1
contract=$PWD/src/main/resources/openapi.yaml
sample=$PWD/samples/dachang-2020-dept/submission.json
sources=$PWD/bench/clients
port=$((20000 + RANDOM % 20000))
base=http://127.0.0.1:$port
work=$(mktemp -d)
java -jar target/plumbline.jar --server.port=$port --plumbline.data-dir="$work/data" >"$work/service.log" 2>&1 &
service=$!
trap 'kill $service 2>/dev/null || true; wait $service 2>/dev/null || true; rm -rf "$work"' EXIT

mvn -q -B -ntp $plugin:copy -Dartifact=org.openapitools:openapi-generator-cli:$generator -DoutputDirectory="$work"
generate() {
  java -jar "$work/openapi-generator-cli-$generator.jar" generate -i "$contract" "$@" >"$work/generate-$2.log" 2>&1 ||
    { tail -20 "$work/generate-$2.log"; return 1; }
}

java_client() {
  generate -g java --library native -o "$work/java"
  cp "$sources/Score.java" "$work/java/src/main/java/"
  mvn -q -B -ntp -f "$work/java/pom.xml" compile $plugin:build-classpath -Dmdep.outputFile="$work/classpath"
  ready
  java -cp "$work/java/target/classes:$(cat "$work/classpath")" Score "$base" "$sample"
}

python_client() {
  generate -g python -o "$work/python"
  python3 -m venv "$work/venv"
  if ! "$work/venv/bin/pip" -q --disable-pip-version-check --retries 1 download -d "$work/wheels" urllib3; then
    echo "python client not run: no Python package index can be reached"
    return 0
  fi
  "$work/venv/bin/pip" -q --disable-pip-version-check --retries 1 install "$work/python"
  ready
  PYTHONIOENCODING=utf-8 "$work/venv/bin/python" "$sources/score.py" "$base" "$sample"
}

typescript_client() {
  mkdir "$work/typescript"
  cp "$sources"/{score.ts,tsconfig.json,package.json} "$work/typescript/"
  cd "$work/typescript"
  npm install --no-audit --no-fund --silent
  npx openapi-typescript "$contract" -o schema.d.ts >/dev/null 2>&1
  npx tsc -p .
  ready
  node out/score.js "$base" "$sample"
}

ready() {
  for _ in $(seq 1 240); do
    curl -sf -o /dev/null "$base/actuator/health/readiness" && return
    kill -0 $service 2>/dev/null || { cat "$work/service.log"; return 1; }
    sleep 0.5
  done
  return 1
}

clients=()
for client in java_client python_client typescript_client; do
  (set -e; $client) >"$work/$client.log" 2>&1 &
  clients+=("$client:$!")
done
failed=0
for each in "${clients[@]}"; do
  wait "${each#*:}" || { failed=1; echo "FAILED ${each%%:*}"; }
  cat "$work/${each%%:*}.log"
done
exit $failed
