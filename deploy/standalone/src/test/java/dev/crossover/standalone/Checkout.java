package dev.crossover.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A checkout as the script sees it: the script itself, a source file, and a Maven that leaves the
 * release of this build where the real one would, and counts how often it was asked.
 */
final class Checkout {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path folder;
  private final Path data;

  /**
   * What a command did.
   *
   * @param output standard output and error
   */
  record Outcome(int exit, String output, Duration took) {}

  Checkout(Path work) throws IOException {
    this.folder = Files.createDirectories(work.resolve("checkout"));
    this.data = work.resolve("data");
    Files.copy(RunningStack.HOME.resolve("crossover"), folder.resolve("crossover"));
    Files.createDirectories(source().getParent());
    Files.writeString(source(), "class Source {}\n");
    Path tools = Files.createDirectories(folder.resolve("tools"));
    executable(
        tools.resolve("mvn"),
        """
        #!/usr/bin/env bash
        set -e
        [ "$1" != -v ] || { echo 'Apache Maven 3.9.9'; exit; }
        echo call >>"$FAKE_CALLS"
        ! grep -q broken "$FAKE_HOME/src/main/Source.java" || { echo '[ERROR] cannot compile'; exit 1; }
        rm -rf "$FAKE_HOME/deploy/standalone/target"
        mkdir -p "$FAKE_HOME/deploy/standalone/target"
        cp -R "$FAKE_RELEASE" "$FAKE_HOME/deploy/standalone/target/release"
        cp "$FAKE_HOME/src/main/Source.java" "$FAKE_HOME/deploy/standalone/target/release/"
        """);
    executable(tools.resolve("node"), "#!/bin/sh\necho v20.0.0\n");
  }

  Path data() {
    return data;
  }

  Path source() {
    return folder.resolve("src/main/Source.java");
  }

  /** What `mvn clean` takes away. */
  Path target() {
    return folder.resolve("deploy/standalone/target");
  }

  /** How often Maven was asked to build. */
  long builds() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
  }

  /** Copies of releases that are kept. */
  long copies() throws IOException {
    try (Stream<Path> copies = Files.list(folder.resolve("releases"))) {
      return copies.count();
    }
  }

  /** Runs `./crossover ...` to its end. */
  Outcome run(String... arguments) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process = start(output, arguments);
    if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      throw new IOException("no end of " + List.of(arguments) + ": " + Files.readString(output));
    }
    return new Outcome(
        process.exitValue(), Files.readString(output), Duration.ofNanos(System.nanoTime() - began));
  }

  /** Starts `./crossover ...`, without a terminal. */
  private Process start(Path output, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(script().toString());
    command.addAll(List.of(arguments));
    return process(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  /** The command itself. */
  Path script() {
    return folder.resolve("crossover");
  }

  /** Starts a shell that runs a line. */
  Process shell(String line) throws IOException {
    return process(List.of("/bin/bash", "-c", line)).start();
  }

  private ProcessBuilder process(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder
        .environment()
        .putAll(
            Map.of(
                "CROSSOVER_DATA", data.toString(),
                "CROSSOVER_RELEASES", folder.resolve("releases").toString(),
                "JAVA_HOME", System.getProperty("java.home"),
                "FAKE_HOME", folder.toString(),
                "FAKE_CALLS", folder.resolve("calls").toString(),
                "FAKE_RELEASE", System.getProperty("crossover.release")));
    builder
        .environment()
        .merge("PATH", folder.resolve("tools").toString(), (path, tools) -> tools + ":" + path);
    return builder;
  }

  private static void executable(Path file, String text) {
    try {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
      if (!file.toFile().setExecutable(true)) {
        throw new IOException("cannot make " + file + " executable");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
