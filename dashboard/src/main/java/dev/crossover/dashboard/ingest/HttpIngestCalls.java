package dev.crossover.dashboard.ingest;

import dev.crossover.dashboard.DashboardSettings;
import dev.crossover.dashboard.access.IngestCalls;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.key.KeyRing;
import dev.crossover.wiring.key.KeySettings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Asks by the key {@code dashboard}, whose word is taken for who the user is. */
@Component
class HttpIngestCalls implements IngestCalls {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI ingest;
  private final String authorization;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  HttpIngestCalls(DashboardSettings settings, KeySettings keys) {
    this.ingest = URI.create(settings.ingest());
    this.authorization = "Bearer " + KeyRing.DASHBOARD + ":" + keys.dashboardSecret();
  }

  @Override
  public Reply post(String path, Map<String, String> form, String user) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(ingest.resolve(path))
            .timeout(PATIENCE)
            .header(HttpHeaders.AUTHORIZATION, authorization)
            .header("Crossover-Acting", user)
            .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_FORM_URLENCODED_VALUE)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    form.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))))
            .build();
    try {
      HttpResponse<String> answer =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Reply(
          answer.statusCode(), answer.statusCode() < 400 ? "" : message(answer.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String message(String body) {
    try {
      return Json.MAPPER.readTree(body).path("message").asString("");
    } catch (JacksonException e) {
      return "";
    }
  }
}
