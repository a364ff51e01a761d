# Sourced by ./crossover test: a container engine for Testcontainers where no Docker engine answers.
# Sets DOCKER_HOST and CROSSOVER_KAFKA_IMAGE, or says why there is none; the engine ends with the shell.
docker_answers() { command -v docker >/dev/null && docker info >/dev/null 2>&1; }

engine_stop() {
  [ -z "${engine_pid:-}" ] || kill "$engine_pid" 2>/dev/null || true
  rm -rf "${engine_folder:-}"
}

engine_start() {
  docker_answers && return 0
  if ! command -v podman >/dev/null || ! command -v runc >/dev/null || [ ! -x /bin/busybox ]; then
    echo "no container engine (Docker, or podman with runc and busybox-static): the container test will be skipped" >&2
    return 0
  fi
  engine_folder=$(mktemp -d)
  trap engine_stop EXIT
  # crun fails on hybrid cgroups, and an unprivileged machine may not raise its limits.
  cat >"$engine_folder/containers.conf" <<'F'
[containers]
default_ulimits=["nofile=16384:16384","nproc=4096:4096"]
[engine]
runtime="runc"
cgroup_manager="cgroupfs"
events_logger="file"
F
  export CONTAINERS_CONF=$engine_folder/containers.conf
  if ! RELEASE=$release "$home/deploy/images/build.sh" kafka >&2; then
    echo "the broker image could not be built: the container test will be skipped" >&2
    return 0
  fi
  podman system service --time=0 "unix://$engine_folder/podman.sock" >"$engine_folder/log" 2>&1 &
  engine_pid=$!
  local wait
  for wait in $(seq 50); do [ -S "$engine_folder/podman.sock" ] && break; sleep 0.1; done
  if [ ! -S "$engine_folder/podman.sock" ]; then
    echo "podman's service did not start: the container test will be skipped" >&2
    return 0
  fi
  export DOCKER_HOST=unix://$engine_folder/podman.sock TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1
  export CROSSOVER_KAFKA_IMAGE=localhost/crossover/kafka:4.2.1
}
