package dev.crossover.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.Ports;
import dev.crossover.standalone.launcher.Reach;
import dev.crossover.standalone.launcher.Release;
import dev.crossover.standalone.launcher.Stack;
import dev.crossover.standalone.launcher.StackSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a door has said yes to stands on two brokers at least. */
@Order(9)
@Tag("long")
class ITThreeBrokers {

  private static final int STATEMENTS = 3_000;

  /** A leader is killed under load; then a second broker, and both come back. */
  @Test
  void nothingIsLostOrDoubledWhenBrokersDie(@TempDir Path work) throws Exception {
    Ports ports = RunningStack.freePorts();
    DataFolder data = new DataFolder(work.resolve("data"));
    data.create();
    try (ThreeBrokers brokers = new ThreeBrokers(work.resolve("brokers"), ports);
        Stack stack = stack(data, ports, brokers)) {
      stack.start();
      Doors doors = Doors.of(data, Reach.local(ports), System.out::println);
      KilledLoad load = new KilledLoad(doors, data, "three", STATEMENTS);
      AtomicInteger killed = new AtomicInteger();
      load.post(
          work,
          done -> {
            if (done == 1_000) {
              killed.set(brokers.leader());
              brokers.kill(killed.get());
            }
          });
      assertThat(load.posted()).isEqualTo(STATEMENTS);

      String token = token(doors);
      int second = brokers.anotherThan(killed.get());
      brokers.kill(second);
      await().atMost(Duration.ofMinutes(1)).until(() -> answer(ports, token) == 503);
      brokers.start(killed.get());
      brokers.start(second);
      brokers.awaitAll();
      load.awaitExactTotals();
    }
  }

  private static Stack stack(DataFolder data, Ports ports, ThreeBrokers brokers) {
    return new Stack(
        new StackSettings(
            data,
            ports,
            "127.0.0.1",
            brokers.bootstrap(),
            StackSettings.ROLES,
            Release.own(),
            Map.of("CROSSOVER_REPLICAS", "3", "CROSSOVER_PARTITIONS", "3")),
        System.out);
  }

  /** Key and secret of a source. */
  private static String token(Doors doors) throws IOException, InterruptedException {
    Api.Answer made = doors.admin().post("/v1/keys?name=raw", "text/plain", "");
    Doors.require(made, "a token");
    return made.json().get("key").asString() + ":" + made.json().get("secret").asString();
  }

  /** What a door says to an event, at its first try. */
  private static int answer(Ports ports, String token) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.ingest() + "/v1/events"))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/cloudevents-batch+json")
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(token.getBytes(UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString(KilledLoad.event("nobody", "active")))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
