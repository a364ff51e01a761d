package dev.crossover.standalone.bench;

import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.demo.DemoCheck;
import dev.crossover.standalone.demo.DemoCohort;
import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.Ports;
import dev.crossover.standalone.launcher.Reach;
import dev.crossover.standalone.launcher.Release;
import dev.crossover.standalone.launcher.Stack;
import dev.crossover.standalone.launcher.StackSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** The whole installation with the demo's cohort, left alone. */
public final class IdleInstallation implements AutoCloseable {

  private static final Duration SHOWS_WITHIN = Duration.ofSeconds(60);

  /** Until the last of what the loading led to is over. */
  private static final Duration SETTLE = Duration.ofSeconds(5);

  private static final Duration SETTLED = SETTLE.multipliedBy(3);

  /**
   * What it used meanwhile.
   *
   * @param length of the time
   * @param cpu time of a core, by process; of the launcher too
   * @param written bytes that the broker appended, by topic
   */
  public record Use(Duration length, Map<String, Duration> cpu, Map<String, Long> written) {

    private static final Duration UNIT = Duration.ofMinutes(10);

    public Use {
      cpu = Map.copyOf(cpu);
      written = Map.copyOf(written);
    }

    /** Share of a core, all processes together. */
    public double cores() {
      return cpu.values().stream().mapToDouble(this::share).sum();
    }

    /** Share of a core that one of the times is. */
    public double share(Duration time) {
      return (double) time.toMillis() / length.toMillis();
    }

    /** Bytes written in ten minutes, all topics together. */
    public double bytes() {
      return written.values().stream().mapToDouble(this::scaled).sum();
    }

    /** Bytes in ten minutes, of so many in the time. */
    public double scaled(long bytes) {
      return (double) bytes * UNIT.toMillis() / length.toMillis();
    }
  }

  private final DataFolder data;
  private final Ports ports;
  private final PrintStream out;
  private final Stack stack;

  /** Describes it; {@link #watch} starts it. */
  public IdleInstallation(DataFolder data, Ports ports, Release release, PrintStream out) {
    Map<String, String> soonSettled = Map.of("CROSSOVER_SETTLE", SETTLE.toSeconds() + "s");
    this.data = data;
    this.ports = ports;
    this.out = out;
    this.stack = new Stack(StackSettings.local(data, ports, release, soonSettled), out);
  }

  /** Starts it, loads the cohort, waits until all of it shows, and then looks on for a time. */
  public Use watch(Duration time) throws IOException, InterruptedException {
    stack.start();
    Doors doors = Doors.of(data, Reach.local(ports), out::println);
    DemoCohort cohort = new DemoCohort(doors, LocalDate.now(ZoneOffset.UTC));
    cohort.load();
    if (!new DemoCheck(doors).await(cohort, SHOWS_WITHIN).shows(cohort)) {
      throw new IOException("the demo's cohort does not show");
    }
    Thread.sleep(SETTLED);
    return look(time);
  }

  /** Stops it. */
  @Override
  public void close() {
    stack.close();
  }

  private Use look(Duration time) throws IOException, InterruptedException {
    Map<String, Long> processes = new TreeMap<>(stack.processes());
    processes.put("launcher", ProcessHandle.current().pid());
    Map<String, Duration> before = new TreeMap<>();
    for (Map.Entry<String, Long> process : processes.entrySet()) {
      before.put(process.getKey(), cpu(process.getValue()));
    }
    LogSegments segments = LogSegments.of(data.broker());
    long began = System.nanoTime();
    Thread.sleep(time);
    Map<String, Duration> used = new TreeMap<>();
    for (Map.Entry<String, Long> process : processes.entrySet()) {
      used.put(process.getKey(), cpu(process.getValue()).minus(before.get(process.getKey())));
    }
    Duration length = Duration.ofNanos(System.nanoTime() - began);
    return new Use(length, used, LogSegments.of(data.broker()).grownSince(segments));
  }

  /** Time that a process has had of a core, from /proc where there is one. */
  private static Duration cpu(long pid) throws IOException {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow(() -> new IOException("the system does not tell the time of process " + pid));
  }
}
