#!/bin/sh
# How many waybills a second one node and several deliver, beside an Artemis and a PostgreSQL on the same machine.
# src/bench/cluster.sh [-Dfiles=1200, for each node] [-Druns=3] [-Dnodes=3] [-Dmillis=20] [-Drequests=1] [-Dbytes=4096] [-Dconsumers=1]
set -eu
cd "$(dirname "$0")/../.."
mvn -q -B -ntp -DskipTests -Dspotless.check.skip package
mvn -q -B -ntp dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -Xmx1g "$@" -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" io.waybill.ClusterBench
