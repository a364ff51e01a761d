package dev.crossover.standalone;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.launcher.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A real Prometheus that scrapes a stack each second, with the shipped rules. */
final class ScrapingPrometheus implements AutoCloseable {

  static final List<String> RULES = List.of("rules.yml", "slo.yml");

  private final Process server;
  private final Api api;

  /** Starts it; the test is skipped where it is not installed. */
  ScrapingPrometheus(Path work, Ports scraped) throws IOException {
    this(work, scraped, "", rules -> rules);
  }

  /** The same, where what fires is told to an Alertmanager, and at once. */
  static ScrapingPrometheus telling(Path work, Ports scraped, int alertmanager) throws IOException {
    return new ScrapingPrometheus(
        work,
        scraped,
        """
        alerting: {alertmanagers: [{static_configs: [{targets: ["127.0.0.1:%d"]}]}]}
        """
            .formatted(alertmanager),
        rules -> rules.replaceAll("(?m)^ +for: .+\n", ""));
  }

  /** One with the configuration of compose. */
  static ScrapingPrometheus ofCompose(Path work, ComposeFile compose) throws IOException {
    oneSecondRules(work, rules -> rules);
    return new ScrapingPrometheus(work, compose.prometheus());
  }

  private ScrapingPrometheus(
      Path work, Ports scraped, String alerting, UnaryOperator<String> changed) throws IOException {
    this(
        work,
        """
        global: {scrape_interval: 1s, evaluation_interval: 1s, external_labels: {dashboard: "http://127.0.0.1:%d/"}}
        rule_files: [%s]
        %sscrape_configs:
          - job_name: crossover
            metrics_path: /actuator/prometheus
            static_configs: [{targets: ["127.0.0.1:%d", "127.0.0.1:%d", "127.0.0.1:%d"]}]
        """
            .formatted(
                scraped.dashboard(),
                oneSecondRules(work, changed),
                alerting,
                scraped.ingest(),
                scraped.analytics(),
                scraped.dashboard()));
  }

  private ScrapingPrometheus(Path work, String configuration) throws IOException {
    Path program = Tools.require("prometheus", "prometheus");
    int port = RunningStack.freePorts().prometheus();
    Path config = Files.writeString(work.resolve("prometheus.yml"), configuration);
    server =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + work.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("log").toFile())
            .start();
    api = new Api(URI.create("http://127.0.0.1:" + port + "/"), "", "", System.out::println);
  }

  Api.Answer answer(String query) throws IOException, InterruptedException {
    return api.get("/api/v1/query?query=" + Api.encoded(query));
  }

  /** The value of a query with one. */
  double number(String query) throws IOException, InterruptedException {
    return answer(query).json().at("/data/result/0/value/1").asDouble();
  }

  /** Copies of the shipped rules, evaluated each second instead of each minute or later. */
  private static String oneSecondRules(Path work, UnaryOperator<String> changed)
      throws IOException {
    List<String> copies = new ArrayList<>();
    for (String file : RULES) {
      String rules = Files.readString(RunningStack.HOME.resolve("dashboard/prometheus/" + file));
      Path copy = work.resolve(file);
      Files.writeString(copy, changed.apply(rules.replaceAll("interval: \\d+m", "interval: 1s")));
      copies.add(copy.toString());
    }
    return String.join(", ", copies);
  }

  @Override
  public void close() {
    server.destroy();
    server.onExit().join();
  }
}
