#!/usr/bin/env bash
# spark-submit of the packaged bulk job on Spark's own Maven jars, on this machine. Needs bulk/target (mvn -f bulk/pom.xml package).
# Usage: bench/spark-submit.sh <cores> <memory, such as 3g> <folder to work in> <options of the job…>
set -euo pipefail
cd "$(dirname "$0")/.."
cores=$1 memory=$2 scratch=$3
shift 3
# resolved again if a version changed
if [ bulk/pom.xml -nt bench/target/spark.txt ] || [ bench/spark/pom.xml -nt bench/target/spark.txt ]; then
  spark=$(sed -n 's:.*<spark.version>\(.*\)</spark.version>.*:\1:p' bulk/pom.xml)
  mvn -B -q -f bench/spark/pom.xml -Dspark.version="$spark" dependency:build-classpath -Dmdep.outputFile="$PWD/bench/target/spark.txt" >&2
fi
opens=()
for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent \
  java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
# Spark makes of our wide rows a method that the JVM leaves to its interpreter for its length, by default
exec java -XX:+UseParallelGC -XX:-DontCompileHugeMethods -XX:+IgnoreUnrecognizedVMOptions --add-modules=jdk.incubator.vector "${opens[@]}" -Xmx"$memory" \
  -Dlog4j2.configurationFile=bench/spark/log4j2.properties -cp "$(cat bench/target/spark.txt)" \
  org.apache.spark.deploy.SparkSubmit --master "local[$cores]" --driver-memory "$memory" --conf spark.local.dir="$scratch" \
  --conf spark.ui.enabled=false --conf spark.driver.host=127.0.0.1 --conf spark.driver.bindAddress=127.0.0.1 \
  --class org.plumbline.bulk.BulkScoring --jars "$(ls bulk/target/jars/*.jar | paste -sd, -)" bulk/target/plumbline-bulk.jar "$@"
