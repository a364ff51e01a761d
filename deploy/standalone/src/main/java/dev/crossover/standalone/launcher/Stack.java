package dev.crossover.standalone.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Broker and services of one data folder: two processes, the second started when the first is
 * ready. One that dies, or no longer answers, is started anew; one that does so again and again
 * ends the stack.
 */
public final class Stack implements AutoCloseable {

  /** Name of the broker's process. */
  public static final String BROKER = "broker";

  /** Name of the process with the services. */
  public static final String SERVICES = "services";

  private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

  private final StackSettings settings;
  private final PrintStream out;
  private final List<Child> started = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean stopping;
  private volatile boolean failed;

  /**
   * Describes a stack.
   *
   * @param out is told how the start goes, and of each process that is started anew
   */
  public Stack(StackSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /**
   * Starts everything and returns when all of it is ready.
   *
   * @throws IOException with the end of its log if a process does not come up
   */
  public void start() throws IOException, InterruptedException {
    var _ = settings.memory(); // what is set wrong is said before anything runs
    out.println("starting ...");
    Monitoring.forget(settings.data());
    if (settings.foreignBootstrap() == null) {
      launch(LocalBroker.child(settings.data(), settings.ports(), settings.release()))
          .awaitReady(KeptUp.START_WITHIN, out);
    } else {
      requireForeign(settings.foreignBootstrap());
    }
    launch(services()).awaitReady(KeptUp.START_WITHIN, out);
    settings
        .data()
        .running(
            new DataFolder.Running(
                ProcessHandle.current().pid(),
                settings.reach(),
                settings.bootstrap(),
                settings.clientSettings(),
                settings.roles()));
    started.forEach(this::watch);
  }

  /** Asks before the services do: their answer would stand in their log. */
  private void requireForeign(String bootstrap) throws IOException {
    String file = settings.clientSettings();
    Optional<String> trouble = new BrokerCheck(bootstrap, ClientSettingsFile.read(file)).trouble();
    if (trouble.isPresent()) {
      throw new IOException(
          trouble.get()
              + (file.isEmpty()
                  ? " (asked without TLS and login, since "
                      + ClientSettingsFile.VARIABLE
                      + " is not set)"
                  : ""));
    }
  }

  /** Process ids by name. */
  public Map<String, Long> processes() {
    Map<String, Long> pids = new HashMap<>();
    started.forEach(c -> pids.put(c.name(), c.process().pid()));
    return pids;
  }

  /** Waits until the stack has ended; false if it ended because a process would not stay up. */
  public boolean awaitEnd() throws InterruptedException {
    ended.await();
    return !failed;
  }

  /** Stops everything, the last started first. */
  @Override
  public void close() {
    List<Child> running;
    synchronized (this) {
      if (stopping) {
        return;
      }
      stopping = true;
      running = List.copyOf(started);
    }
    try {
      Child.stop(running, STOP_WITHIN);
    } finally {
      settings.data().stopped();
      ended.countDown();
    }
  }

  /** Never while the stack is being stopped, or the child would outlive it. */
  private synchronized Child launch(Child child) throws IOException {
    if (stopping) {
      throw new IOException("stopped while it was starting");
    }
    child.start();
    if (!started.contains(child)) {
      started.add(child);
    }
    return child;
  }

  private void watch(Child child) {
    KeptUp.watch(child, () -> stopping, this::launch, out, this::giveUp);
  }

  private void giveUp() {
    out.println("stopping everything");
    failed = true;
    close();
  }

  private Child services() {
    return new Child(
        SERVICES,
        settings.release().services(String.join(",", settings.roles()), settings.memory()),
        settings.servicesEnvironment(),
        settings.data().log(SERVICES),
        health("readiness"),
        health("liveness"));
  }

  private List<Probe> health(String group) {
    Reach reach = settings.reach();
    return settings.roles().stream()
        .map(role ->
            Probe.http(role, reach.of(role).resolve("actuator/health/" + group), reach.trust()))
        .toList();
  }

  /** Resident memory of a process in bytes, where the system tells it; 0 elsewhere. */
  public static long residentBytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
