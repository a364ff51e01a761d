package dev.crossover.standalone.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/**
 * Broker and services of one data folder. Started in order, each when the one before it is healthy;
 * the services together. A process that dies is started anew; one that dies again and again ends
 * the stack.
 */
public final class Stack implements AutoCloseable {

  private static final Duration START_WITHIN = Duration.ofMinutes(3);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(20);
  private static final int MOST_RESTARTS = 10;
  private static final Duration LIVED_WELL = Duration.ofMinutes(5);

  private final DataFolder data;
  private final Ports ports;
  private final String host;
  private final @Nullable String foreignBootstrap;
  private final Path home;
  private final PrintStream out;
  private final Map<String, String> environment;
  private final boolean quickStart;
  private final List<Child> started = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private volatile boolean stopping;
  private volatile boolean failed;

  /**
   * Describes a stack.
   *
   * @param foreignBootstrap {@code HOST:PORT} of a broker to use; null starts one
   * @param environment settings for the services, over what this process has
   * @param quickStart compiles lightly: ready in half the time, and slower under lasting load
   */
  public Stack(
      DataFolder data,
      Ports ports,
      String host,
      @Nullable String foreignBootstrap,
      Path home,
      PrintStream out,
      Map<String, String> environment,
      boolean quickStart) {
    this.data = data;
    this.ports = ports;
    this.host = host;
    this.foreignBootstrap = foreignBootstrap;
    this.home = home;
    this.out = out;
    this.environment = environment;
    this.quickStart = quickStart;
  }

  /** {@code HOST:PORT} of the broker. */
  public String bootstrap() {
    return foreignBootstrap == null ? "127.0.0.1:" + ports.broker() : foreignBootstrap;
  }

  /**
   * Starts everything and returns when all of it is ready.
   *
   * @throws IOException with the end of its log if a process does not come up
   */
  public void start() throws IOException, InterruptedException {
    if (foreignBootstrap == null) {
      launch(broker()).awaitHealthy(START_WITHIN);
    } else if (!brokerAnswers()) {
      throw new IOException("no broker answers at " + foreignBootstrap);
    }
    // The first service creates the topics; the others wait for Kafka, not for it.
    List<Child> services =
        List.of(
            service("ingest-service", "ingest-service", ports.ingest()),
            service("analytics-service", "analytics-service", ports.analytics()),
            service("dashboard", "dashboard", ports.dashboard()));
    for (Child service : services) {
      launch(service);
    }
    for (Child service : services) {
      service.awaitHealthy(START_WITHIN);
    }
    data.running(new DataFolder.Running(ProcessHandle.current().pid(), ports, bootstrap()));
    started.forEach(this::watch);
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
      running = started.reversed();
    }
    try {
      for (Child child : running) {
        child.stop(STOP_WITHIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      data.stopped();
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
    Thread.ofVirtual().name("watch-" + child.name()).start(() -> keepUp(child));
  }

  private void keepUp(Child child) {
    int restarts = 0;
    try {
      while (true) {
        long began = System.nanoTime();
        int exit = child.process().waitFor();
        if (stopping) {
          return;
        }
        restarts = System.nanoTime() - began > LIVED_WELL.toNanos() ? 0 : restarts + 1;
        if (restarts > MOST_RESTARTS) {
          break;
        }
        out.println(child.name() + " died (exit code " + exit + "); starting it again");
        launch(child);
      }
    } catch (IOException e) {
      if (stopping) {
        return;
      }
      out.println(child.name() + " cannot be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    out.println(
        child.name() + " does not stay up; stopping everything. See " + data.log(child.name()));
    failed = true;
    close();
  }

  private Child broker() {
    Path target = home.resolve("deploy/standalone/target");
    List<String> arguments =
        List.of(
            "-Xms128m",
            "-Xmx384m",
            "-XX:+UseSerialGC",
            compiler(),
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            target.resolve("standalone.jar").toString(),
            "dev.crossover.standalone.broker.BrokerMain",
            data.broker().toString(),
            "127.0.0.1",
            String.valueOf(ports.broker()),
            String.valueOf(ports.controller()));
    return new Child("broker", arguments, Map.of(), data.log("broker"), this::brokerAnswers);
  }

  private Child service(String name, String folder, int port) {
    Path jar = home.resolve(folder).resolve("target").resolve(folder + ".jar");
    List<String> arguments =
        List.of(
            "-Xms64m",
            "-Xmx320m",
            "-XX:+UseSerialGC",
            compiler(),
            "-XX:MaxMetaspaceSize=160m",
            "-XX:ReservedCodeCacheSize=96m",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-jar",
            jar.toString());
    Map<String, String> settings = new HashMap<>(environment);
    settings.put("CROSSOVER_END_WITH_PARENT", "true");
    settings.put("CROSSOVER_KAFKA", bootstrap());
    settings.put("CROSSOVER_HOST", host);
    settings.put("CROSSOVER_STATE", data.state(name).toString());
    settings.put("CROSSOVER_ADMIN_SECRET", data.adminSecret());
    settings.put("CROSSOVER_INGEST_PORT", String.valueOf(ports.ingest()));
    settings.put("CROSSOVER_ANALYTICS_PORT", String.valueOf(ports.analytics()));
    settings.put("CROSSOVER_DASHBOARD_PORT", String.valueOf(ports.dashboard()));
    settings.putIfAbsent("CROSSOVER_DASHBOARD_URL", "http://127.0.0.1:" + ports.dashboard() + "/");
    BooleanSupplier ready =
        () -> answers("http://" + reachable() + ":" + port + "/actuator/health/readiness");
    return new Child(name, arguments, settings, data.log(name), ready);
  }

  private String compiler() {
    return quickStart ? "-XX:TieredStopAtLevel=1" : "-XX:+TieredCompilation";
  }

  private String reachable() {
    return host.equals("0.0.0.0") ? "127.0.0.1" : host;
  }

  private boolean brokerAnswers() {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            2000,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            2000);
    try (Admin admin = Admin.create(settings)) {
      return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean answers(String url) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(3)).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
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
