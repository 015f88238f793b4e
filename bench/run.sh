#!/usr/bin/env bash
# Benchmarks of the scoring core. From the project root, after `mvn install`:
#   bench/run.sh quick   one short fork of each, ≤ 60 s, for CI: does it run and agree?
#   bench/run.sh score   scorer and floor, W1–W3
#   bench/run.sh parts   CPU and bytes of the parts of a scoring request at W1, for a busy machine too
#   bench/run.sh stock   stock Drools on the same files, W1–W3 (minutes, needs 10 GB for W3)
#   bench/run.sh load    load time and memory, five fresh JVMs a size
#   bench/run.sh prove   proof of every shipped workbook and of W1–W3
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -q -f bench/pom.xml compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
classpath="bench/target/classes:$(cat bench/target/classpath.txt)"
jmh() { java -cp "$classpath" org.openjdk.jmh.Main "$@"; }
case "${1:-quick}" in
  quick) jmh ScoreBenchmark -p workload=W1 -f 1 -wi 2 -w 1 -i 3 -r 1 ;;
  score) jmh ScoreBenchmark "${@:2}" ;;
  parts) java -Xmx512m -cp "$classpath" org.plumbline.bench.RequestParts ;;
  stock) jmh StockBenchmark "${@:2}" ;;
  load)
    files=$(mktemp -d)
    trap 'rm -rf "$files"' EXIT
    java -cp "$classpath" org.plumbline.bench.LoadTimes write "$files"
    for size in W1 W2 W3; do
      for _ in 1 2 3 4 5; do
        java -Xmx2g -cp "$classpath" org.plumbline.bench.LoadTimes "$size" "$files/$size.xlsx"
      done
    done ;;
  prove) java -Xmx1g -cp "$classpath" org.plumbline.bench.ProofTimes ;;
  *) sed -n 2,10p "$0"; exit 2 ;;
esac
