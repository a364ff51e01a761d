package dev.crossover.standalone.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One process of the stack. */
final class Child {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PROBE_EVERY = Duration.ofSeconds(10);

  /** Time for what was killed to be gone. */
  private static final Duration GONE_WITHIN = Duration.ofSeconds(5);

  /** Words before the reason, in the log of a service. */
  private static final String REFUSED = "refused to start: ";

  private final String name;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private final List<Probe> ready;
  private final List<Probe> alive;
  private Process process;

  /** Bytes in the log before the last start. */
  private long loggedBefore;

  /**
   * Describes a process; {@link #start} makes it.
   *
   * @param ready whether it can do its work now, by part of it
   * @param alive whether it still answers, by part of it
   */
  @SuppressWarnings("NullAway.Init") // the process is there after start
  Child(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      List<Probe> ready,
      List<Probe> alive) {
    this.name = name;
    this.command = apartFromTerminal(command);
    this.environment = environment;
    this.log = log;
    this.ready = ready;
    this.alive = alive;
  }

  /**
   * Lets go of the terminal's Ctrl-C, which reaches all processes at once: the launcher ends them
   * in order.
   */
  static List<String> apartFromTerminal(List<String> command) {
    List<String> apart =
        new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
    apart.addAll(command);
    return apart;
  }

  String name() {
    return name;
  }

  Path log() {
    return log;
  }

  Process process() {
    return process;
  }

  void start() throws IOException {
    Files.createDirectories(log.getParent());
    loggedBefore = Files.exists(log) ? Files.size(log) : 0;
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    builder.environment().put("CROSSOVER_END_WITH_PARENT", "true");
    // Its standard input stays open: where it ends, this process is gone and the child ends too.
    process = builder.start();
  }

  /**
   * Returns once every part of it is ready. What is alive is waited for, however long: it reads
   * what it has stored, which may take minutes.
   *
   * @param within after so long, and again and again, every part must be alive
   * @param out is told of each part
   * @throws IOException if it dies first, or is not alive in time
   */
  void awaitReady(Duration within, PrintStream out) throws IOException, InterruptedException {
    long began = System.nanoTime();
    List<Probe> missing = new ArrayList<>(ready);
    boolean all = awaitReady(within, missing, began, out);
    while (!all && isAlive()) {
      out.printf("  %s alive, not ready yet; see %s%n", String.join(", ", names(missing)), log);
      all = awaitReady(within, missing, began, out);
    }
    if (!all) {
      throw new IOException(
          names(missing)
              + " not ready after "
              + (System.nanoTime() - began) / 1_000_000_000
              + " s"
              + seeLog());
    }
  }

  private boolean isAlive() {
    return alive.stream().allMatch(part -> part.answers().getAsBoolean());
  }

  private static List<String> names(List<Probe> parts) {
    return parts.stream().map(Probe::name).toList();
  }

  private boolean awaitReady(Duration within, List<Probe> missing, long began, PrintStream out)
      throws IOException, InterruptedException {
    return Await.last(
        within,
        POLL,
        () -> {
          for (Probe part : ready) {
            if (missing.contains(part) && part.answers().getAsBoolean()) {
              missing.remove(part);
              out.printf(
                  "  %s ready after %.1f s%n", part.name(), (System.nanoTime() - began) / 1e9);
            }
          }
          if (!missing.isEmpty() && !process.isAlive()) {
            throw new IOException(name + " ended with exit code " + process.exitValue() + seeLog());
          }
          return missing.isEmpty();
        },
        done -> done);
  }

  /**
   * Waits until it dies, or gives no answer for so long; then it is killed.
   *
   * @param start longest time until its first answer
   * @param silence longest time between two
   * @return what happened, to follow its name
   */
  String awaitTrouble(Duration start, Duration silence) throws InterruptedException {
    Duration patience = start;
    long answered = System.nanoTime();
    while (!process.waitFor(PROBE_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
      if (isAlive()) {
        answered = System.nanoTime();
        patience = silence;
      } else if (System.nanoTime() - answered > patience.toNanos()) {
        killAll();
        return "gave no answer for " + patience.toSeconds() + " s";
      }
    }
    return "died (exit code " + process.exitValue() + ")";
  }

  /** Ends it, politely first, and with it whatever it has started. */
  void stop(Duration patience) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      killAll();
    }
  }

  /** First whatever it has started, which holds the port; where nobody reaps that, not for ever. */
  private void killAll() throws InterruptedException {
    List<ProcessHandle> all = process.descendants().toList();
    all.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
    CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, GONE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  /**
   * Ends some, the last first.
   *
   * @param patience with each
   */
  static void stop(List<Child> started, Duration patience) {
    try {
      for (Child child : started.reversed()) {
        child.stop(patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Why it refused to start, where it says so; else the end of its log. */
  private String seeLog() throws IOException {
    byte[] all = Files.readAllBytes(log);
    int from = (int) Math.min(loggedBefore, all.length);
    List<String> lines = new String(all, from, all.length - from, UTF_8).lines().toList();
    for (String line : lines) {
      int refused = line.indexOf(REFUSED);
      if (refused >= 0) {
        return ": " + line.substring(refused) + "; see " + log;
      }
    }
    String tail = String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    return "; see " + log + "\n" + tail;
  }
}
