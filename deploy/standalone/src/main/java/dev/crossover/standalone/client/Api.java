package dev.crossover.standalone.client;

import dev.crossover.standalone.launcher.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests to one service. Where the service cannot be reached or says "later" (429, 503), the same
 * request is sent again, as any good sender does, until the patience ends.
 */
public final class Api {

  public static final JsonMapper JSON = JsonMapper.builder().build();

  /** No try begins later than this; the last may still take longer, see {@link #TIMEOUT}. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** Of each read: an answer that keeps coming, a piece within each such time, may take longer. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final URI base;
  private final Trust trust;
  private final String authorization;
  private final Consumer<String> notice;

  /**
   * A client of one service.
   *
   * @param user key of the token; empty for none
   * @param notice is told when a request has to wait
   */
  public Api(URI base, String user, String secret, Consumer<String> notice) {
    this(base, Trust.USUAL, user, secret, notice);
  }

  /** The same where other certificates are good. */
  public Api(URI base, Trust trust, String user, String secret, Consumer<String> notice) {
    this.base = base;
    this.trust = trust;
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
   * @param headers by their names
   */
  public record Answer(int status, String body, Map<String, List<String>> headers) {

    public boolean ok() {
      return status / 100 == 2;
    }

    public JsonNode json() {
      return JSON.readTree(body);
    }

    /** A number in a header; 0 if it is not there. */
    public int number(String header) {
      return headers.entrySet().stream()
          .filter(e -> header.equalsIgnoreCase(e.getKey())) // the status line has no name
          .map(e -> Integer.parseInt(e.getValue().getFirst()))
          .findFirst()
          .orElse(0);
    }
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return send("GET", path, null, "");
  }

  public Answer delete(String path) throws IOException, InterruptedException {
    return send("DELETE", path, null, "");
  }

  public Answer post(String path, String contentType, String body)
      throws IOException, InterruptedException {
    return send("POST", path, contentType, body);
  }

  /** Posts a form, written as {@code name=value&…}. */
  public Answer form(String path, String fields) throws IOException, InterruptedException {
    return post(path, "application/x-www-form-urlencoded", fields);
  }

  public Answer put(String path, String contentType, String body)
      throws IOException, InterruptedException {
    return send("PUT", path, contentType, body);
  }

  /** A value for a path or a query. */
  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Answer send(String method, String path, @Nullable String contentType, String body)
      throws IOException, InterruptedException {
    // Behind a proxy the base may have a path of its own.
    URL url = base.resolve(path.startsWith("/") ? path.substring(1) : path).toURL();
    long lastTry = System.nanoTime() + PATIENCE.minus(PAUSE).toNanos();
    boolean told = false;
    while (true) {
      String trouble;
      try {
        Answer answer = ask(url, method, contentType, body);
        if (answer.status() != 429 && answer.status() != 503) {
          return answer;
        }
        trouble = "it says " + answer.status();
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

  /** One try. The older client of the JDK: the newer one takes a command a second more to load. */
  private Answer ask(URL url, String method, @Nullable String contentType, String body)
      throws IOException {
    HttpURLConnection connection = trust.open(url);
    connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
    connection.setReadTimeout((int) TIMEOUT.toMillis());
    connection.setInstanceFollowRedirects(false);
    connection.setRequestMethod(method);
    connection.setRequestProperty("X-Experience-API-Version", "1.0.3");
    if (!authorization.isEmpty()) {
      connection.setRequestProperty("Authorization", authorization);
    }
    if (contentType != null) {
      connection.setRequestProperty("Content-Type", contentType);
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body.getBytes(StandardCharsets.UTF_8));
      }
    }
    int status = connection.getResponseCode();
    if (status < 0) {
      throw new IOException("the reply is not HTTP");
    }
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(status, text, connection.getHeaderFields());
    }
  }
}
