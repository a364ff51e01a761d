package dev.crossover.standalone.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a build ends in: {@code standalone.jar} (broker, launcher, command line), {@code
 * services.jar}, and {@code lib} with all that they need. It runs with a JDK alone, and nothing
 * writes into it.
 *
 * @param folder where it is
 */
public record Release(Path folder) {

  /** Names the folder; set by the script that starts the command line. */
  private static final String PROPERTY = "crossover.release";

  /**
   * Raises the thresholds of the optimizing compiler C2 to twenty times their defaults. Else it
   * compiles, for minutes after a little load, what an idle process runs some times a second. Busy
   * code still gets there soon.
   */
  private static final List<String> COMPILE_LATE =
      List.of(
          "-XX:Tier4InvocationThreshold=100000",
          "-XX:Tier4MinInvocationThreshold=12000",
          "-XX:Tier4CompileThreshold=300000",
          "-XX:Tier4BackEdgeThreshold=800000");

  /** Takes the least memory. */
  private static final String ONE_THREAD_COLLECTS = "-XX:+UseSerialGC";

  /** Pauses half as long where there are two processors: senders wait while the heap is cleared. */
  private static final String ALL_COLLECT = "-XX:+UseParallelGC";

  /**
   * The release that this process runs from.
   *
   * @throws IllegalStateException if the script did not say
   */
  public static Release own() {
    String folder = System.getProperty(PROPERTY);
    if (folder == null) {
      throw new IllegalStateException(
          "start it with the script crossover, which names the release");
    }
    return new Release(Path.of(folder).toAbsolutePath().normalize());
  }

  /** Starts the command line once more, as a process of its own that needs little memory. */
  public List<String> commandLine(List<String> arguments) {
    List<String> command =
        java(
            ONE_THREAD_COLLECTS,
            List.of("-Xms8m", "-Xmx32m", "-XX:TieredStopAtLevel=1", "-D" + PROPERTY + "=" + folder),
            "standalone.jar",
            "dev.crossover.standalone.Crossover");
    command.addAll(arguments);
    return command;
  }

  /**
   * Starts the broker.
   *
   * @param arguments of its main class
   */
  List<String> broker(List<String> arguments) {
    List<String> command =
        java(
            ONE_THREAD_COLLECTS,
            joined(COMPILE_LATE, "-Xms32m", "-Xmx384m"),
            "standalone.jar",
            "dev.crossover.standalone.broker.BrokerMain");
    command.addAll(arguments);
    return command;
  }

  /**
   * Starts the services.
   *
   * @param roles which of them
   * @param memory of them together
   */
  List<String> services(String roles, MemoryLimit memory) {
    List<String> options = joined(COMPILE_LATE, "-Xms64m", "-XX:+ExitOnOutOfMemoryError");
    options.addAll(memory.options());
    List<String> command =
        java(ALL_COLLECT, options, "services.jar", "dev.crossover.services.Services");
    command.add("--roles=" + roles);
    return command;
  }

  /** A file of the configuration of Prometheus and Alertmanager. */
  Path monitoring(String file) {
    return folder.resolve("monitoring").resolve(file);
  }

  /** Prints the topics and rights that the services need, as its environment says. */
  public List<String> topicsPrinter() {
    return java(
        ONE_THREAD_COLLECTS,
        List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
        "services.jar",
        "dev.crossover.services.PrintTopics");
  }

  /** Starts the bench of the topology; what it needs to know comes behind. */
  public List<String> topologyBench() {
    return java(
        ALL_COLLECT,
        joined(COMPILE_LATE, "-Xms512m", "-Xmx1536m", "-XX:+ExitOnOutOfMemoryError"),
        "bench.jar",
        "dev.crossover.bench.topology.TopologyBench");
  }

  /** Starts the bench of the doors; what it needs to know comes behind. */
  public List<String> doorsBench() {
    return java(
        ONE_THREAD_COLLECTS,
        List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError"),
        "bench.jar",
        "dev.crossover.bench.doors.DoorsBench");
  }

  private static List<String> joined(List<String> options, String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return all;
  }

  private List<String> java(String collector, List<String> options, String jar, String main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(collector);
    command.addAll(options);
    command.addAll(
        List.of(
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            folder.resolve(jar).toString(),
            main));
    return command;
  }
}
