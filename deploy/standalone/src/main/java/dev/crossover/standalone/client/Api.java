package dev.crossover.standalone.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests to one service. Where the service cannot be reached or says "later" (429, 503), the same
 * request is sent again, as any good sender does, until the patience ends.
 */
public final class Api {

  public static final JsonMapper JSON = JsonMapper.builder().build();

  /** No try begins later than this; the last may still take {@link #TIMEOUT}. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;
  private final String authorization;
  private final Consumer<String> notice;

  /**
   * A client of one service.
   *
   * @param user key of the token; empty for none
   * @param notice is told when a request has to wait
   */
  public Api(URI base, String user, String secret, Consumer<String> notice) {
    this.base = base;
    this.notice = notice;
    this.authorization =
        user.isEmpty()
            ? ""
            : "Basic "
                + Base64.getEncoder()
                    .encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * An answer.
   *
   * @param status HTTP status
   * @param body as text
   * @param response with its headers
   */
  public record Answer(int status, String body, HttpResponse<String> response) {

    public boolean ok() {
      return status / 100 == 2;
    }

    public JsonNode json() {
      return JSON.readTree(body);
    }

    /** A number in a header; 0 if it is not there. */
    public int number(String header) {
      return response.headers().firstValue(header).map(Integer::parseInt).orElse(0);
    }
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  public Answer delete(String path) throws IOException, InterruptedException {
    return send(request(path).DELETE());
  }

  public Answer post(String path, String contentType, String body)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  public Answer put(String path, String contentType, String body)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", contentType)
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** A value for a path or a query. */
  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(TIMEOUT)
            .header("X-Experience-API-Version", "1.0.3");
    return authorization.isEmpty() ? request : request.header("Authorization", authorization);
  }

  private Answer send(HttpRequest.Builder builder) throws IOException, InterruptedException {
    HttpRequest request = builder.build();
    long lastTry = System.nanoTime() + PATIENCE.minus(PAUSE).toNanos();
    boolean told = false;
    while (true) {
      String trouble;
      try {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 429 && response.statusCode() != 503) {
          return new Answer(response.statusCode(), response.body(), response);
        }
        trouble = "it says " + response.statusCode();
      } catch (IOException e) {
        trouble = "it cannot be reached";
      }
      if (System.nanoTime() - lastTry > 0) {
        throw new IOException(
            "%s did not take the request within %d minutes: %s"
                .formatted(base, PATIENCE.toMinutes(), trouble));
      }
      if (!told) {
        notice.accept("waiting for " + base + ": " + trouble);
        told = true;
      }
      Thread.sleep(PAUSE); // lets the service come back before the same request is sent again
    }
  }
}
