package dev.crossover.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Containers of the services, on this machine's network; the image is built from the release. */
final class Containers implements AutoCloseable {

  /** As {@code deploy/images/engine.sh} has it. */
  private static final String CONFIG =
      """
      [containers]
      default_ulimits=["nofile=16384:16384","nproc=4096:4096"]
      [engine]
      runtime="runc"
      cgroup_manager="cgroupfs"
      events_logger="file"
      """;

  private final Path engine;
  private final Path config;
  private final Map<String, ComposeFile.Service> running = new TreeMap<>();

  private Containers(Path work) throws IOException, InterruptedException {
    engine = engine();
    config = Files.writeString(work.resolve("containers.conf"), CONFIG);
  }

  /** The one for which {@code build.sh} builds the image. */
  private static Path engine() throws IOException, InterruptedException {
    Optional<Path> docker = Tools.find("docker");
    if (docker.isPresent()
        && new ProcessBuilder(docker.get().toString(), "info").start().waitFor() == 0) {
      return docker.get();
    }
    Tools.require("runc", "runc");
    return Tools.require("podman", "podman");
  }

  /** Builds the image and starts them; the test is skipped where there is no container engine. */
  static Containers run(ComposeFile compose) throws IOException, InterruptedException {
    Containers containers = new Containers(compose.secrets().getParent());
    containers.call(RunningStack.HOME.resolve("deploy/images/build.sh"), List.of());
    try {
      for (Map.Entry<String, ComposeFile.Service> each : compose.services().entrySet()) {
        containers.start(each.getKey(), each.getValue(), compose.secrets());
      }
    } catch (IOException | InterruptedException | AssertionError e) {
      containers.close();
      throw e;
    }
    return containers;
  }

  private void start(String name, ComposeFile.Service service, Path secrets)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("run", "--detach", "--network=host"));
    words.add("--name=" + container(name));
    words.add("--volume=%s:/run/secrets:ro".formatted(secrets));
    service.environment().forEach((key, value) -> words.add("--env=%s=%s".formatted(key, value)));
    words.add(service.image());
    words.addAll(service.command());
    running.put(name, service);
    call(engine, words);
  }

  /** Whether the health check of each says so. */
  boolean allHealthy() throws IOException, InterruptedException {
    for (Map.Entry<String, ComposeFile.Service> each : running.entrySet()) {
      List<String> words = new ArrayList<>(List.of("exec", container(each.getKey())));
      words.addAll(each.getValue().test());
      if (process(engine, words).waitFor() != 0) {
        return false;
      }
    }
    return true;
  }

  private static String container(String name) {
    return "crossover-%d-%s".formatted(ProcessHandle.current().pid(), name);
  }

  private void call(Path program, List<String> words) throws IOException, InterruptedException {
    int exit = process(program, words).waitFor();
    if (exit != 0) {
      throw new IOException("%s %s ends with %d".formatted(program, words, exit));
    }
  }

  private Process process(Path program, List<String> words) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("CONTAINERS_CONF", config.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.start();
  }

  @Override
  public void close() {
    for (String name : running.keySet()) {
      try {
        process(engine, List.of("logs", "--tail=20", container(name))).waitFor();
        process(engine, List.of("stop", "--time=20", container(name))).waitFor();
        process(engine, List.of("rm", "--force", "--volumes", container(name))).waitFor();
      } catch (IOException e) {
        System.out.println("a container stays: " + e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
