#!/bin/bash
# What the entry point of apache/kafka does, in short: KAFKA_FOO_BAR=x becomes foo.bar=x; format once; start.
properties=/tmp/server.properties
echo "log.dirs=/var/lib/kafka/data" >$properties
while IFS='=' read -r name value; do
  case $name in KAFKA_OPTS | KAFKA_HEAP_OPTS | KAFKA_JVM* | KAFKA_LOG4J*) continue ;; KAFKA_*) ;; *) continue ;; esac
  key=${name#KAFKA_}
  key=${key//___/-}
  key=${key//__/#}
  key=${key//_/.}
  key=${key//#/_}
  echo "${key,,}=$value" >>$properties
done < <(env)
java="/opt/java/bin/java ${KAFKA_HEAP_OPTS:--Xmx384m} -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -Dlog4j2.configurationFile=/opt/kafka/log4j2.xml"
export CLASSPATH="/opt/kafka/libs/*"
$java kafka.tools.StorageTool format --ignore-formatted -t "${CLUSTER_ID:-4L6g3nShT-eMCtK--X86sw}" -c $properties >/tmp/format.log 2>&1 || { cat /tmp/format.log; exit 1; }
exec $java kafka.Kafka $properties
