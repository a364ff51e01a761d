package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.demo.DemoCheck;
import dev.crossover.standalone.demo.DemoCheck.Seen;
import dev.crossover.standalone.demo.DemoCohort;
import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.Ports;
import dev.crossover.standalone.launcher.Reach;
import dev.crossover.standalone.launcher.Release;
import dev.crossover.standalone.launcher.Stack;
import dev.crossover.standalone.launcher.StackSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything with a cohort to look at. */
@Command(
    mixinStandardHelpOptions = true,
    name = "demo",
    description = "starts everything with a cohort to look at")
public final class Demo implements Callable<Integer> {

  private static final Duration SHOWS_WITHIN = Duration.ofSeconds(60);
  private static final int LATENCY_SAMPLES = 200;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "data folder (default: a new one that goes when the demo ends)")
  private @Nullable Path folder;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "port of the dashboard, the others follow (default: " + Up.DEFAULT_PORT + ")")
  private int port = Up.DEFAULT_PORT;

  @Option(names = "--exit", description = "looks whether everything shows, prints it and stops")
  private boolean exit;

  @Option(names = "--no-open", description = "opens no browser")
  private boolean noOpen;

  @Override
  public Integer call() throws IOException, InterruptedException {
    long began = System.nanoTime();
    Path place = folder == null ? Files.createTempDirectory("crossover-demo") : folder;
    DataFolder data = new DataFolder(place);
    data.create();
    FileLock lock = Up.lock(data);
    Ports ports = new Ports(port);
    Up.requireFree(ports, false);
    Stack stack = new Stack(StackSettings.local(data, ports, Release.own(), Map.of()), System.out);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stack.close();
                  if (folder == null) {
                    delete(place);
                  }
                },
                "stop-demo"));
    stack.start();
    Reach reach = data.running().orElseThrow().reach();
    Objects.requireNonNull(lock); // held until this process ends
    Doors doors = Doors.of(data, reach, System.err::println);
    DemoCohort cohort = new DemoCohort(doors, LocalDate.now(ZoneOffset.UTC));
    System.out.println("loading the demo cohort ...");
    cohort.load();
    DemoCheck check = new DemoCheck(doors);
    Seen seen = check.await(cohort, SHOWS_WITHIN);
    double seconds = (System.nanoTime() - began) / 1e9;
    if (exit) {
      return report(stack, check, cohort, seen, seconds);
    }
    tell(reach, seconds, cohort.visit());
    return stack.awaitEnd() ? 0 : 1;
  }

  private static int report(
      Stack stack, DemoCheck check, DemoCohort cohort, Seen seen, double seconds)
      throws IOException, InterruptedException {
    long[] latencies = check.latencies(LATENCY_SAMPLES);
    long bytes =
        stack.processes().values().stream().mapToLong(Stack::residentBytes).sum()
            + Stack.residentBytes(ProcessHandle.current().pid());
    System.out.printf("memory of all processes: %.2f GiB%n", bytes / (double) (1L << 30));
    System.out.printf(
        "event posted until the query API shows it (%d, idle): p50 %d ms, p99 %d ms%n",
        latencies.length, percentile(latencies, 0.5), percentile(latencies, 0.99));
    boolean complete = seen.shows(cohort);
    if (!complete) {
      System.out.printf(
          "not all of it shows: expected %d learners, %d teams, %d events, stalled %s, ready %s,"
              + " waiting %s, sent back %s; seen %s%n",
          cohort.learners(),
          cohort.teams(),
          cohort.events(),
          cohort.stalled(),
          cohort.ready(),
          cohort.waiting(),
          cohort.sentBack(),
          seen);
    }
    stack.close();
    System.out.printf(
        "{\"learners\":%d,\"teams\":%d,\"events\":%d,\"stalled\":%d,\"ready\":%d,\"waiting\":%d,\"sentBack\":%d,"
            + "\"seconds\":%.1f,\"p99Millis\":%d}%n",
        seen.learners(),
        seen.teams(),
        seen.events(),
        seen.stalled().size(),
        seen.ready().size(),
        seen.waiting().size(),
        seen.sentBack().size(),
        seconds,
        percentile(latencies, 0.99));
    return complete ? 0 : 1;
  }

  private void tell(Reach reach, double seconds, URI visit) {
    String page = reach.of("dashboard").toString();
    System.out.printf("ready after %.0f s%n%n", seconds);
    System.out.println("dashboard   " + page);
    System.out.println("sign in     " + visit + " - once, as manager of the teams and owner");
    System.out.println("doors       " + reach.of("ingest") + "xapi/ and v1/events");
    System.out.println();
    System.out.println("Four things to look at:");
    System.out.println("  1. " + page + " - four teams: which one needs you, and why");
    System.out.println(
        "  2. "
            + page
            + "teams/atlas?cohort=demo - Daniyar works daily, but is blocked; Elif is quiet");
    System.out.println(
        "  3. open a learner there: what is done, how ready, and what would close the largest gaps");
    System.out.println(
        "  4. "
            + page
            + "teams/dorado?cohort=demo - Yusuf is ready, Anouk's project was sent back;"
            + " two other plans");
    System.out.println();
    System.out.println("Ctrl-C stops it all.");
    if (!noOpen) {
      open(visit.toString());
    }
  }

  private static void open(String page) {
    boolean screen =
        System.getenv("DISPLAY") != null
            || System.getenv("WAYLAND_DISPLAY") != null
            || System.getProperty("os.name").startsWith("Mac");
    if (!screen) {
      return;
    }
    String opener = System.getProperty("os.name").startsWith("Mac") ? "open" : "xdg-open";
    try {
      new ProcessBuilder(opener, page)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      System.out.println("(no browser could be opened: " + e.getMessage() + ")");
    }
  }

  private static long percentile(long[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  static void delete(Path place) {
    try (Stream<Path> all = Files.walk(place)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      System.err.println("could not delete " + place + ": " + e.getMessage());
    }
  }
}
