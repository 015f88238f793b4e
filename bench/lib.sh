# Shell functions of the scripts beside it, to be sourced in the project's root: `. bench/lib.sh`.

# A class of bench/src with what it uses, compiled against the packaged jar, which needs a second: bench_class [java options] Name [arguments]
bench_class() {
  local options=()
  while [[ $1 == -* ]]; do
    options+=("$1")
    shift
  done
  mkdir -p bench/target/programs
  javac -proc:none -nowarn -d bench/target/programs -cp target/plumbline.jar -sourcepath bench/src/main/java \
    "bench/src/main/java/org/plumbline/bench/$1.java"
  java -Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory "${options[@]}" \
    -cp bench/target/programs:target/plumbline.jar "org.plumbline.bench.$1" "${@:2}"
}

# Starts the packaged service on a free port of 127.0.0.1, without a wait: launch_service <folder> <data folder in it> [java options]
# Sets $service, its process id, and $url. The folder has its log.
launch_service() {
  local port=$((20000 + RANDOM % 12000))
  url=http://127.0.0.1:$port
  java "${@:3}" -jar target/plumbline.jar --server.port=$port --plumbline.data-dir="$1/$2" >"$1/log" 2>&1 &
  service=$!
}

# The same, and waits until it is ready: start_service <folder> [java options]
start_service() {
  launch_service "$1" data "${@:2}"
  for _ in $(seq 1 1200); do
    if curl -sf -o /dev/null "$url/actuator/health/readiness"; then return; fi
    kill -0 "$service" 2>/dev/null || { cat "$1/log" >&2; return 1; }
    sleep 0.1
  done
  echo "the service is not ready after two minutes" >&2
  return 1
}

# Ends the service started here, if there is one.
stop_service() {
  [ -n "${service:-}" ] || return 0
  kill "$service" 2>/dev/null || true
  wait "$service" 2>/dev/null || true
  service=
}
