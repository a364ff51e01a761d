package dev.crossover.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.standalone.client.Key;
import dev.crossover.standalone.launcher.Stack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Half an hour of large, slow, packed, nested and refused requests, with keys and without, beside
 * two sources that post what sources post. {@code CROSSOVER_SOAK_MINUTES} says how long.
 */
@Tag("long")
@Order(12)
class ITUnderAttack {

  private static final Duration ATTACKED =
      Duration.ofMinutes(
          Long.parseLong(System.getenv().getOrDefault("CROSSOVER_SOAK_MINUTES", "30")));

  private static final Duration WARM = Duration.ofMinutes(1);
  private static final Duration ALONE = Duration.ofMinutes(2);

  /** What the services may take, as they are started without a setting. */
  private static final long MEMORY = 1280L << 20;

  /** Attackers, senders and services share the processors here. */
  private static final double MOST_TIMES = 3;

  private static final int LARGE = 4_900_000;
  private static final String JSON = "application/json";
  private static final String EVENT = "application/cloudevents+json";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Double> millis = new CopyOnWriteArrayList<>();
  private final Map<Integer, Integer> attackers = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> others = new ConcurrentHashMap<>();
  private volatile boolean attacking;
  private volatile boolean over;
  private int port;

  @Test
  void othersAreServedAndMemoryStaysWithinItsLimit(@TempDir Path work) throws Exception {
    try (RestartedServices services = new RestartedServices(work, Map.of());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      port = services.ingest();
      List<Future<?>> running = new ArrayList<>();
      for (String name : List.of("calm", "quiet")) {
        String shown = shown(services.doors().key(name, "write", "read"));
        running.add(threads.submit(() -> post(shown)));
      }
      try {
        attack(threads, running, services);
        sleep(WARM);
        millis.clear();
        sleep(ALONE);
        double alone = p99(millis);
        long pid = process(services);
        attacking = true;
        long most = 0;
        List<Double> all = new ArrayList<>();
        long end = System.nanoTime() + ATTACKED.toNanos();
        while (System.nanoTime() < end) {
          millis.clear();
          for (int i = 0; i < 60; i++) {
            sleep(Duration.ofSeconds(1));
            assertThat(process(services)).as("the process that began").isEqualTo(pid);
            most = Math.max(most, Stack.residentBytes(pid));
          }
          all.addAll(millis);
          System.out.printf(
              "others' p99 %.0f ms (alone %.0f), resident at most %d MB, attackers %s, others %s%n",
              p99(millis), alone, most >> 20, attackers, others);
        }
        double with = p99(all);
        double slowest = all.stream().mapToDouble(d -> d).max().orElse(0);
        System.out.printf(
            "p99 over all of it %.0f ms, %.1f times; the slowest %.0f ms%n",
            with, with / alone, slowest);
        assertThat(attackers.keySet()).as("answers to attackers").contains(400, 401);
        assertThat(others.keySet()).as("answers to the others").containsExactly(200);
        assertThat(most).as("resident bytes").isBetween(1L, MEMORY);
        assertThat(slowest).as("a sender waits for 5 s").isLessThan(5_000);
        assertThat(with / alone).as("others' p99 over theirs alone").isLessThan(MOST_TIMES);
      } finally {
        over = true;
      }
      for (Future<?> thread : running) {
        thread.get(2, TimeUnit.MINUTES);
      }
    }
  }

  private static long process(RestartedServices services) {
    return services.services().processes().getOrDefault(Stack.SERVICES, 0L);
  }

  private void attack(ExecutorService threads, List<Future<?>> running, RestartedServices services)
      throws IOException, InterruptedException {
    String large = shown(services.doors().key("large", "write"));
    String slow = shown(services.doors().key("slow", "write"));
    String wrong = shown(services.doors().key("wrong", "write"));
    byte[] empty = ("[" + "{\"a\":{}},".repeat(LARGE / 9) + "{}]").getBytes(UTF_8);
    byte[] nested = ("[".repeat(LARGE / 2) + "]".repeat(LARGE / 2)).getBytes(UTF_8);
    byte[] packed = packed(empty);
    byte[] form = ("content=" + "x".repeat(LARGE)).getBytes(UTF_8);
    for (int i = 0; i < 12; i++) {
      running.add(threads.submit(() -> again(5, "/xapi/statements", JSON, large, empty, false)));
    }
    running.add(threads.submit(() -> again(1, "/caliper", JSON, large, nested, false)));
    running.add(threads.submit(() -> again(1, "/v1/events", EVENT, large, packed, true)));
    String alternate = "/xapi/statements?method=PUT";
    for (int i = 0; i < 8; i++) {
      running.add(
          threads.submit(
              () -> again(2, alternate, "application/x-www-form-urlencoded", "", form, false)));
    }
    byte[] odd = "{\"by\":\"nobody\"}".getBytes(UTF_8);
    running.add(threads.submit(() -> again(0, "/v1/events", EVENT, wrong, odd, false)));
    for (int i = 0; i < 64; i++) {
      running.add(threads.submit(() -> trickle(slow)));
    }
  }

  /** Posts the same again and again, with a pause of so many seconds; 0: of 20 ms. */
  private Void again(
      int seconds, String path, String type, String shown, byte[] body, boolean isPacked)
      throws InterruptedException {
    while (!over) {
      sleep(seconds == 0 ? Duration.ofMillis(20) : Duration.ofSeconds(seconds));
      if (attacking) {
        int status;
        try {
          status = send(path, type, shown, body, isPacked);
        } catch (IOException e) {
          status = -1; // it hung up on a body that it does not want
        }
        attackers.merge(status, 1, Integer::sum);
      }
    }
    return null;
  }

  /** A body that says it is large and comes a byte a second. */
  private Void trickle(String shown) throws InterruptedException {
    while (!over) {
      sleep(Duration.ofSeconds(1));
      if (!attacking) {
        continue;
      }
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        String head =
            "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nAuthorization: %s\r\n"
                .formatted(EVENT, shown);
        socket
            .getOutputStream()
            .write((head + "Content-Length: " + LARGE + "\r\n\r\n").getBytes(UTF_8));
        while (!over) {
          socket.getOutputStream().write(' ');
          sleep(Duration.ofSeconds(1));
        }
      } catch (IOException e) {
        attackers.merge(-1, 1, Integer::sum);
      }
    }
    return null;
  }

  /** What a source posts in daily life, twenty a second. */
  private Void post(String shown) throws IOException, InterruptedException {
    while (!over) {
      byte[] statement =
          """
          {"id":"%s","actor":{"account":{"homePage":"https://lms.example","name":"somebody"}},
           "verb":{"id":"http://adlnet.gov/expapi/verbs/progressed"},
           "object":{"id":"https://lms.example/q/1"}}
          """
              .formatted(UUID.randomUUID())
              .getBytes(UTF_8);
      long sent = System.nanoTime();
      int status = send("/xapi/statements", JSON, shown, statement, false);
      millis.add((System.nanoTime() - sent) / 1e6);
      others.merge(status, 1, Integer::sum);
      sleep(Duration.ofMillis(50));
    }
    return null;
  }

  private int send(String path, String type, String shown, byte[] body, boolean isPacked)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofMinutes(1))
            .header("Content-Type", type)
            .header("X-Experience-API-Version", "1.0.3")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (!shown.isEmpty()) {
      request.header("Authorization", shown);
    }
    if (isPacked) {
      request.header("Content-Encoding", "gzip");
    }
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private static String shown(Key key) {
    return "Basic "
        + Base64.getEncoder().encodeToString((key.user() + ":" + key.secret()).getBytes(UTF_8));
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static double p99(List<Double> of) {
    List<Double> sorted = of.stream().sorted().toList();
    return sorted.get((int) (sorted.size() * 0.99));
  }

  /** A pace, and no wait for anything. */
  private static void sleep(Duration time) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(time.toMillis());
  }
}
