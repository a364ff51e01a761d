package dev.crossover.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Asks a dashboard again and again, beside whatever else is done to the product. */
final class AnswersThroughout implements AutoCloseable {

  private static final List<String> PATHS =
      List.of("/", "/api/v1/teams", "/actuator/health/liveness");

  private final int port;
  private final String authorization;

  /** What each address answered, with how often. */
  private final Map<String, AtomicLong> answers = new ConcurrentHashMap<>();

  private volatile boolean watching = true;

  /**
   * Begins to ask.
   *
   * @param secret of the administrator
   */
  AnswersThroughout(int port, String secret) {
    this.port = port;
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString(("admin:" + secret).getBytes(UTF_8));
    Thread.ofVirtual().start(this::watch);
  }

  private void watch() {
    while (watching) {
      for (String path : PATHS) {
        answers.computeIfAbsent(path + " " + status(path), _ -> new AtomicLong()).incrementAndGet();
      }
    }
  }

  void assertAllGood() {
    assertThat(new TreeMap<>(answers).keySet())
        .containsExactly("/ 200", "/actuator/health/liveness 200", "/api/v1/teams 200");
  }

  /** HTTP status; 0 if no answer came within three seconds. */
  private int status(String path) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .timeout(Duration.ofSeconds(3))
              .header("Authorization", authorization)
              .build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  @Override
  public void close() {
    watching = false;
  }
}
