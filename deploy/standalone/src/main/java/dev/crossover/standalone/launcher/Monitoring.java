package dev.crossover.standalone.launcher;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Prometheus and Alertmanager beside a stack, where they are installed: with the rules and the
 * configuration of the release, in which addresses and secrets are those of the stack. What
 * Alertmanager has for managers goes to their inbox; what it has for operators stands on its own
 * page. On loopback alone.
 */
public final class Monitoring implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration START_WITHIN = Duration.ofMinutes(1);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

  /** File of the data folder that says what runs, a line each. */
  private static final String RUNNING = "monitoring";

  /** A 12-week plan needs more than Prometheus's own 15 days. */
  private static final String RETENTION = "200d";

  /**
   * Ends a program that knows nothing of the launcher once that has gone: its standard input then
   * ends. Only what the shell itself can do is used, so nothing else is left behind.
   */
  private static final String ENDS_WITH_PARENT =
      """
      exec 3<&0
      "$@" </dev/null 3<&- &
      child=$!
      (while read -r _ <&3; do :; done; kill $child 2>/dev/null) &
      watch=$!
      trap 'kill $child 2>/dev/null' TERM
      wait $child; code=$?
      while kill -0 $child 2>/dev/null; do wait $child; code=$?; done
      kill $watch 2>/dev/null
      exit $code
      """;

  private static final YAMLMapper YAML = new YAMLMapper();

  private final StackSettings settings;
  private final PrintStream out;
  private final Path folder;
  private final List<Child> started = new ArrayList<>();
  private volatile boolean stopping;

  /**
   * Describes it.
   *
   * @param settings of a stack that runs
   * @param out is told how the start goes
   */
  public Monitoring(StackSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
    this.folder = settings.data().root().resolve("monitoring");
  }

  /** What runs beside the stack of a data folder, with the address of each, and what cannot. */
  public static List<String> running(DataFolder data) {
    String lines = data.read(RUNNING);
    return lines == null ? List.of() : lines.lines().filter(line -> !line.isBlank()).toList();
  }

  /** What of it gives no answer now: one sentence each. */
  public static List<String> troubles(DataFolder data) {
    return running(data).stream()
        .map(line -> line.split("\\s+", 2))
        .filter(line -> line.length == 2 && line[1].startsWith("http"))
        .filter(line -> !ready(line[0], URI.create(line[1])).answers().getAsBoolean())
        .map(line -> "no answer from %s; see its log".formatted(line[0]))
        .toList();
  }

  private static Probe ready(String name, URI address) {
    return Probe.http(name, address.resolve("-/ready"), Trust.USUAL);
  }

  /** Whether its start on a data folder has come to an end, good or bad. */
  public static boolean isDecided(DataFolder data) {
    return data.read(RUNNING) != null;
  }

  /** Says that nothing runs beside the stack of a data folder. */
  static void forget(DataFolder data) {
    try {
      Files.deleteIfExists(data.run(RUNNING));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says why it does not run, where running things are looked for. */
  public void failed(String why) {
    close();
    settings.data().write(RUNNING, "monitoring   not started: " + why);
  }

  /**
   * Starts what is installed, and writes down what is not.
   *
   * @param metricsKey {@code KEY:SECRET} that opens the metrics of the services
   * @param alertsKey {@code KEY:SECRET} by which Alertmanager posts
   * @throws IOException with the end of its log if one of them does not come up
   */
  public void start(String metricsKey, String alertsKey) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    List<String> running = new ArrayList<>();
    Ports ports = settings.ports();
    Optional<Path> alertmanager = installed("prometheus-alertmanager", "alertmanager");
    if (alertmanager.isPresent()) {
      String address = LOOPBACK + ":" + ports.alertmanager();
      launch(
          "alertmanager",
          address,
          alertmanager.get().toString(),
          "--config.file=" + alertmanagerConfiguration(alertsKey),
          "--storage.path=" + folder.resolve("alertmanager"),
          "--web.listen-address=" + address,
          "--cluster.listen-address=");
      running.add("Alertmanager http://" + address + "/");
    }
    Optional<Path> prometheus = installed("prometheus");
    if (prometheus.isPresent()) {
      String address = LOOPBACK + ":" + ports.prometheus();
      launch(
          "prometheus",
          address,
          prometheus.get().toString(),
          "--config.file=" + prometheusConfiguration(metricsKey, alertmanager.isPresent()),
          "--storage.tsdb.path=" + folder.resolve("prometheus"),
          "--storage.tsdb.retention.time=" + RETENTION,
          "--web.listen-address=" + address);
      running.addFirst("Prometheus   http://" + address + "/");
    }
    if (running.size() < 2) {
      running.add(
          "             "
              + (prometheus.isEmpty() ? "Prometheus" : "")
              + (running.isEmpty() ? " and " : "")
              + (alertmanager.isEmpty() ? "Alertmanager" : "")
              + " not installed (Debian: apt-get install prometheus prometheus-alertmanager)");
    }
    settings.data().write(RUNNING, String.join("\n", running));
  }

  /** The first of these programs that is on the path. */
  private static Optional<Path> installed(String... names) {
    return Arrays.stream(names)
        .flatMap(name ->
            Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(place -> Path.of(place, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private void launch(String name, String address, String... command)
      throws IOException, InterruptedException {
    List<String> whole =
        new ArrayList<>(List.of("/bin/sh", "-c", ENDS_WITH_PARENT, "ends-with-parent"));
    whole.addAll(List.of(command));
    List<Probe> probes = List.of(ready(name, URI.create("http://" + address + "/")));
    Child child = new Child(name, whole, Map.of(), settings.data().log(name), probes, probes);
    started(child);
    child.awaitReady(START_WITHIN, out);
    KeptUp.watch(child, () -> stopping, this::started, out, () -> {});
  }

  /** Never while all of it is being stopped, or the child would outlive it. */
  private synchronized void started(Child child) throws IOException {
    if (stopping) {
      throw new IOException("stopped while it was starting");
    }
    child.start();
    if (!started.contains(child)) {
      started.add(child);
    }
  }

  private Path prometheusConfiguration(String key, boolean alerts) throws IOException {
    for (String rules : List.of("rules.yml", "slo.yml")) {
      Files.copy(
          settings.release().monitoring(rules),
          folder.resolve(rules),
          StandardCopyOption.REPLACE_EXISTING);
    }
    ObjectNode all = read("prometheus.yml");
    // The value itself: Prometheus 2 would not read it from the environment.
    ((ObjectNode) all.at("/global/external_labels")).put("dashboard", settings.dashboardAddress());
    if (alerts) {
      String address = LOOPBACK + ":" + settings.ports().alertmanager();
      targets(all.at("/alerting/alertmanagers/0"), List.of(address));
    } else {
      all.remove("alerting");
    }
    ObjectNode scrape = (ObjectNode) all.at("/scrape_configs/0");
    Reach reach = settings.reach();
    targets(scrape, settings.roles().stream().map(role -> reach.of(role).getAuthority()).toList());
    int colon = key.indexOf(':');
    ((ObjectNode) scrape.get("basic_auth"))
        .put("username", key.substring(0, colon))
        .put("password_file", secret("prometheus-secret", key.substring(colon + 1)));
    if (!reach.certificate().isEmpty()) {
      scrape.put("scheme", "https");
      trust(scrape, reach);
    }
    return written("prometheus.yml", all);
  }

  private Path alertmanagerConfiguration(String key) throws IOException {
    ObjectNode all = read("alertmanager.yml");
    all.remove("global");
    for (JsonNode receiver : all.get("receivers")) {
      ((ObjectNode) receiver).remove("email_configs");
    }
    Reach reach = settings.reach();
    ObjectNode hook = (ObjectNode) all.at("/receivers/1/webhook_configs/0");
    hook.put("url", reach.of("dashboard").resolve("api/v1/alertmanager").toString());
    ObjectNode http = (ObjectNode) hook.get("http_config");
    ((ObjectNode) http.get("authorization"))
        .put("credentials_file", secret("alertmanager-key", key));
    if (!reach.certificate().isEmpty()) {
      trust(http, reach);
    }
    return written("alertmanager.yml", all);
  }

  /** The certificate names the host as others reach it, and not this machine. */
  private static void trust(ObjectNode client, Reach reach) {
    client
        .putObject("tls_config")
        .put("ca_file", reach.certificate())
        .put("insecure_skip_verify", true);
  }

  private static void targets(JsonNode of, List<String> addresses) {
    ((ObjectNode) of.at("/static_configs/0")).set("targets", YAML.valueToTree(addresses));
  }

  private ObjectNode read(String name) throws IOException {
    return (ObjectNode) YAML.readTree(Files.readString(settings.release().monitoring(name)));
  }

  private Path written(String name, ObjectNode content) throws IOException {
    return Files.writeString(folder.resolve(name), YAML.writeValueAsString(content));
  }

  /** Path of a file that its owner alone may read. */
  private String secret(String name, String content) {
    settings.data().write(name, content);
    return settings.data().run(name).toString();
  }

  @Override
  public void close() {
    List<Child> running;
    synchronized (this) {
      stopping = true;
      running = List.copyOf(started);
    }
    Child.stop(running, STOP_WITHIN);
    forget(settings.data());
  }
}
