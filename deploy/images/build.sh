#!/usr/bin/env bash
# Builds the image of the services, from files on this machine only and without a Docker engine: a Java
# runtime of just the modules in use (jlink), the C libraries it needs, and the jars of the release.
# Which services a container runs is its argument, such as --roles=ingest.
# `build.sh kafka` builds a broker image instead, for tests where apache/kafka cannot be pulled.
# Needs podman (or docker; for the broker image podman and busybox-static), a JDK 25 in JAVA_HOME, and the release of a build (mvn -DskipTests clean package makes one).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(cd "$here/../.." && pwd)
release=${RELEASE:-$home/deploy/standalone/target/release}
version=${VERSION:-0.1.0}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

modules=java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.prefs,java.rmi,java.scripting,java.security.jgss,java.security.sasl,java.sql,java.xml,jdk.crypto.ec,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs

copy_libraries() { # of a binary, into the root folder
  { ldd "$1" 2>/dev/null || true; } | awk '/=> \//{print $3} /^[[:space:]]*\/lib/{print $1}' | while read -r lib; do
    [ -e "$root$lib" ] || { mkdir -p "$root$(dirname "$lib")"; cp -L "$lib" "$root$lib"; }
  done
}

base_root() {
  root=$work/root
  mkdir -p "$root"/{bin,etc,tmp,opt,var/lib,proc,sys,dev}
  chmod 1777 "$root/tmp"
  "$JAVA_HOME/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages \
    --compress zip-6 --output "$root/opt/java"
  copy_libraries "$root/opt/java/bin/java"
  local so
  for so in "$root"/opt/java/lib/*.so "$root"/opt/java/lib/server/libjvm.so; do
    case $so in *libawt_xawt* | *libsplash* | *libfontmanager* | *libjawt*) ;; *)
      LD_LIBRARY_PATH="$root/opt/java/lib:$root/opt/java/lib/server" copy_libraries "$so" ;;
    esac
  done
  # Java's own libraries were found inside the root itself; RocksDB's comes out of its jar and needs libstdc++.
  rm -rf "${root:?}$work"
  local lib dir
  for lib in libstdc++.so.6 libgcc_s.so.1 libnss_files.so.2 libnss_dns.so.2 libresolv.so.2; do
    for dir in /lib/*-linux-gnu /usr/lib/*-linux-gnu /lib64 /usr/lib64; do
      [ -e "$dir/$lib" ] || continue
      mkdir -p "$root$dir" && cp -nL "$dir/$lib" "$root$dir/"
    done
  done
  echo 'crossover:x:1000:1000:crossover:/tmp:/bin/false' >"$root/etc/passwd"
  echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
}

image() { # tag, Containerfile on standard input
  cat >"$work/Containerfile"
  # Where a Docker engine answers, compose will look for the images there.
  if [ "${1#*/kafka}" != "$1" ] || ! docker info >/dev/null 2>&1; then
    podman build --isolation chroot -q -t "$1" -f "$work/Containerfile" "$work" >/dev/null
  else
    docker build -q -t "$1" -f "$work/Containerfile" "$work" >/dev/null
  fi
  echo "built $1"
}

copy_jar() { # name, into the folder; with the jars that its manifest names
  cp "$release/$1.jar" "$2/"
  mkdir -p "$2/lib" "$work/manifest"
  (cd "$work/manifest" && "$JAVA_HOME/bin/jar" xf "$release/$1.jar" META-INF/MANIFEST.MF)
  # Long lines of a manifest go on after a line break and a blank.
  sed -e ':a' -e '$!N' -e 's/\r*\n //' -e 'ta' -e 'P' -e 'D' "$work/manifest/META-INF/MANIFEST.MF" \
    | sed -n 's/^Class-Path: //p' | tr -d '\r' | tr ' ' '\n' | while read -r library; do
    cp "$release/$library" "$2/lib/"
  done
}

services_image() {
  mkdir -p "$root/opt/crossover"
  copy_jar services "$root/opt/crossover"
  image "localhost/crossover/services:$version" <<'F'
FROM scratch
COPY root/ /
ENV PATH=/opt/java/bin CROSSOVER_HOST=0.0.0.0 CROSSOVER_STATE=/var/lib/crossover
VOLUME /var/lib/crossover
EXPOSE 8080 8081 8082
ENTRYPOINT ["/opt/java/bin/java", "-XX:MaxRAMPercentage=50", "-XX:MaxDirectMemorySize=160m", "-Djdk.nio.maxCachedBufferSize=262144", "-XX:+UseParallelGC", "-XX:+ExitOnOutOfMemoryError", "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-jar", "/opt/crossover/services.jar"]
F
}

kafka_image() {
  mkdir -p "$work/kafka" "$root"/opt/kafka/libs "$root"/etc/kafka/docker "$root"/var/lib/kafka/data
  cp /bin/busybox "$root/bin/busybox"
  local tool
  for tool in sh sleep cat env sed tr mkdir rm; do ln -s busybox "$root/bin/$tool"; done
  cp "$(command -v bash)" "$root/bin/bash"
  copy_libraries "$root/bin/bash"
  copy_jar standalone "$work/kafka"
  cp "$work"/kafka/lib/*.jar "$root/opt/kafka/libs/"
  cp "$here/kafka-run.sh" "$root/etc/kafka/docker/run"
  chmod +x "$root/etc/kafka/docker/run"
  cp "$here/kafka-log4j2.xml" "$root/opt/kafka/log4j2.xml"
  image "localhost/crossover/kafka:4.2.1" <<'F'
FROM scratch
COPY root/ /
ENV PATH=/bin:/opt/java/bin JAVA_HOME=/opt/java
EXPOSE 9092
CMD ["/etc/kafka/docker/run"]
F
}

base_root
if [ "${1:-}" = kafka ]; then
  kafka_image
else
  services_image
fi
