package dev.crossover.standalone.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One process of the stack. */
final class Child {

  private static final Duration POLL = Duration.ofMillis(100);

  private final String name;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private final BooleanSupplier healthy;
  private Process process;

  /**
   * Describes a process; {@link #start} makes it.
   *
   * @param arguments of {@code java}
   * @param healthy whether it can do its work now
   */
  @SuppressWarnings("NullAway.Init") // the process is there after start
  Child(
      String name,
      List<String> arguments,
      Map<String, String> environment,
      Path log,
      BooleanSupplier healthy) {
    this.name = name;
    this.command = new ArrayList<>();
    this.command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    this.command.addAll(arguments);
    this.environment = environment;
    this.log = log;
    this.healthy = healthy;
  }

  String name() {
    return name;
  }

  Process process() {
    return process;
  }

  void start() throws IOException {
    Files.createDirectories(log.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    // Its standard input stays open: where it ends, this process is gone and the child ends too.
    process = builder.start();
  }

  /**
   * Returns once it is healthy.
   *
   * @throws IOException if it dies first, or is not in time
   */
  void awaitHealthy(Duration within) throws IOException, InterruptedException {
    if (!Await.last(within, POLL, this::ready, ready -> ready)) {
      throw new IOException(
          name + " is not ready after " + within.toSeconds() + " s; see " + log + "\n" + tail());
    }
  }

  private boolean ready() throws IOException {
    if (healthy.getAsBoolean()) {
      return true;
    }
    if (!process.isAlive()) {
      throw new IOException(
          name + " ended with exit code " + process.exitValue() + "; see " + log + "\n" + tail());
    }
    return false;
  }

  /** Ends it, politely first. */
  void stop(Duration patience) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private String tail() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
  }
}
