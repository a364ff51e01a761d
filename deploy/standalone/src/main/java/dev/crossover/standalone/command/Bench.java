package dev.crossover.standalone.command;

import dev.crossover.standalone.bench.IdleInstallation;
import dev.crossover.standalone.bench.IdleInstallation.Use;
import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.LocalBroker;
import dev.crossover.standalone.launcher.Ports;
import dev.crossover.standalone.launcher.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Measures what claims to be fast. */
@Command(
    mixinStandardHelpOptions = true,
    name = "bench",
    description = "measures: without a word after it, JMH benchmarks of the pure fold")
public final class Bench {

  /** Those of the last line, in its order. */
  private static final List<String> FIGURES =
      List.of("refold", "bursts", "isolated", "eventsPerSecond", "bytesPerEvent", "late", "tick");

  private static final int FIRST_PORT = 18080;
  private static final int LAST_PORT = 18980;

  /** How to stop what was started, once more or for the first time. */
  private final List<Runnable> running = new CopyOnWriteArrayList<>();

  @Command(
      mixinStandardHelpOptions = true,
      name = "topology",
      description = "the topology on a real broker, beside a bare count of the same records")
  int topology(
      @Option(names = "--quick", description = "the same cases, smaller, within five minutes")
          boolean quick)
      throws IOException, InterruptedException {
    Path place = folder();
    Release release = Release.own();
    JsonNode speed = measured(place, release.topologyBench(), quick);
    Use idle = idle(place, release, quick);
    ObjectNode line = Api.JSON.createObjectNode();
    FIGURES.forEach(figure -> line.set(figure, speed.required(figure)));
    line.put("idleCpu", idle.cores()).put("idleBytes", Math.round(idle.bytes()));
    System.out.println(line);
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "doors",
      description = "the doors on a real broker, beside an endpoint that only hands on to Kafka")
  int doors(
      @Option(names = "--quick", description = "the same cases, smaller, within five minutes")
          boolean quick)
      throws IOException, InterruptedException {
    System.out.println(measured(folder(), Release.own().doorsBench(), quick));
    return 0;
  }

  /** A folder that goes when the command ends. */
  private Path folder() throws IOException {
    Path place = Files.createTempDirectory("crossover-bench");
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  running.forEach(Runnable::run);
                  Demo.delete(place);
                },
                "stop-bench"));
    return place;
  }

  /** Runs a bench on a broker of its own, and returns its figures. */
  private JsonNode measured(Path place, List<String> bench, boolean quick)
      throws IOException, InterruptedException {
    DataFolder data = new DataFolder(place.resolve("speed"));
    data.create();
    Ports ports = freePorts();
    Path result = data.run("result.json");
    LocalBroker broker = LocalBroker.start(data, ports, Release.own(), System.out);
    running.add(broker::close);
    try {
      List<String> command = new ArrayList<>(bench);
      command.addAll(
          List.of(
              "--bootstrap=127.0.0.1:" + ports.broker(),
              "--state=" + data.state(),
              "--result=" + result));
      if (quick) {
        command.add("--quick");
      }
      int exit = run(command);
      if (exit != 0) {
        throw new IOException("the bench has failed with exit code " + exit);
      }
      return Api.JSON.readTree(Files.readString(result));
    } finally {
      broker.close();
    }
  }

  private Use idle(Path place, Release release, boolean quick)
      throws IOException, InterruptedException {
    DataFolder data = new DataFolder(place.resolve("idle"));
    data.create();
    Duration time = quick ? Duration.ofSeconds(15) : Duration.ofMinutes(10);
    IdleInstallation installation = new IdleInstallation(data, freePorts(), release, System.out);
    running.add(installation::close);
    Use use;
    try (installation) {
      use = installation.watch(time);
    }
    System.out.printf("idle           %.1f %% of a core:", use.cores() * 100);
    use.cpu().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> System.out.printf(" %s %.1f %%", e.getKey(), use.share(e.getValue()) * 100));
    System.out.printf("%nidle           %,.0f bytes written in ten minutes:", use.bytes());
    use.written().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(4)
        .forEach(e -> System.out.printf(" %s %,.0f", e.getKey(), use.scaled(e.getValue())));
    System.out.println();
    return use;
  }

  /** Its standard input stays open: where it ends, this process is gone and that one ends too. */
  private static int run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("CROSSOVER_END_WITH_PARENT", "true");
    return builder.start().waitFor();
  }

  private static Ports freePorts() throws IOException {
    return IntStream.iterate(FIRST_PORT, port -> port < LAST_PORT, port -> port + 10)
        .mapToObj(Ports::new)
        .filter(ports -> ports.taken(false).isEmpty())
        .findFirst()
        .orElseThrow(() -> new IOException("no free ports from " + FIRST_PORT + " on"));
  }
}
