package dev.crossover.standalone;

import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The services of {@code compose.yml} on this machine's network: what compose's own names and ports
 * stand for is another here, and all else is as it is written there.
 *
 * @param services by name
 * @param secrets folder with a file for each secret
 * @param ports where they listen
 */
record ComposeFile(Map<String, Service> services, Path secrets, Ports ports) {

  /** What everything of ours is made from. */
  private static final String OURS = "localhost/crossover/";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Path FILE = RunningStack.HOME.resolve("deploy/compose/compose.yml");

  /**
   * A service of ours.
   *
   * @param test what asks in the container whether it is ready
   */
  record Service(
      String image, List<String> command, Map<String, String> environment, List<String> test) {}

  /** Reads it, and writes secrets to a new folder. */
  static ComposeFile read(Path work, Ports ports, DataFolder data) throws IOException {
    Path secrets = Files.createDirectory(work.resolve("secrets"));
    Files.writeString(secrets.resolve("CROSSOVER_ADMIN_SECRET"), data.adminSecret());
    Files.writeString(secrets.resolve("CROSSOVER_METRICS_SECRET"), "metrics-secret");
    Files.writeString(secrets.resolve("CROSSOVER_OWNER_PASSWORD"), "a long password");
    Map<String, String> here =
        Map.of(
            "kafka:9092", "127.0.0.1:" + ports.broker(),
            "http://ingest:8081/", "http://127.0.0.1:" + ports.ingest() + "/");
    Map<String, Service> services = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : yaml().get("services").properties()) {
      JsonNode service = each.getValue();
      if (service.get("image").asString().startsWith(OURS)) {
        Map<String, String> environment =
            new TreeMap<>(
                Map.of(
                    "CROSSOVER_HOST", "127.0.0.1",
                    "CROSSOVER_INGEST_PORT", String.valueOf(ports.ingest()),
                    "CROSSOVER_ANALYTICS_PORT", String.valueOf(ports.analytics()),
                    "CROSSOVER_DASHBOARD_PORT", String.valueOf(ports.dashboard())));
        service
            .get("environment")
            .properties()
            .forEach(e -> {
              String value = e.getValue().asString();
              environment.put(
                  e.getKey(),
                  value.startsWith("${") ? "owner@x.example" : here.getOrDefault(value, value));
            });
        services.put(
            each.getKey(),
            new Service(
                service.get("image").asString(),
                strings(service.get("command")),
                environment,
                strings(service.at("/healthcheck/test")).stream()
                    .skip(1)
                    .map(word -> portsHere(word, ports))
                    .toList()));
      }
    }
    return new ComposeFile(services, secrets, ports);
  }

  /** Its Prometheus' configuration, each second, with all that it names on this machine. */
  String prometheus() throws IOException {
    String config =
        portsHere(
                Files.readString(RunningStack.HOME.resolve("deploy/prometheus/prometheus.yml")),
                ports)
            .replace("scrape_interval: 30s", "scrape_interval: 1s")
            .replace("/run/secrets/", secrets + "/");
    for (String service : services.keySet()) {
      config = config.replace("\"" + service + ":", "\"127.0.0.1:");
    }
    return config;
  }

  private static String portsHere(String text, Ports ports) {
    return text.replace("8080", String.valueOf(ports.dashboard()))
        .replace("8081", String.valueOf(ports.ingest()))
        .replace("8082", String.valueOf(ports.analytics()));
  }

  /** With what {@code <<} takes over: a key of one's own counts more. */
  private static JsonNode yaml() throws IOException {
    Object read = new Yaml().load(Files.readString(FILE));
    return MAPPER.valueToTree(read);
  }

  private static List<String> strings(JsonNode array) {
    return MAPPER.convertValue(array, new TypeReference<>() {});
  }
}
