package dev.crossover.dashboard.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.dashboard.access.IngestCalls;
import dev.crossover.wiring.OwnService;
import dev.crossover.wiring.key.KeyRing;
import dev.crossover.wiring.key.KeySettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Asks by the key {@code dashboard}, whose word is taken for who the user is. */
@Component
class HttpIngestCalls implements IngestCalls {

  /** What is longer is a file, of which each row is decided and kept before it is answered. */
  private static final int FILE = 8_192;

  private static final Duration FILE_PATIENCE = Duration.ofMinutes(5);

  private final URI ingest;
  private final RestClient client;
  private final RestClient patient;

  HttpIngestCalls(OwnService own, KeySettings keys) {
    this.ingest = URI.create(own.ingest());
    String shown = "Bearer " + KeyRing.DASHBOARD + ":" + keys.dashboardSecret();
    RestClient.Builder builder =
        RestClient.builder().defaultHeader(HttpHeaders.AUTHORIZATION, shown);
    this.client = builder.clone().requestFactory(own.requests()).build();
    this.patient = builder.clone().requestFactory(own.requests(FILE_PATIENCE)).build();
  }

  @Override
  public Reply ask(
      HttpMethod method, String path, @Nullable MediaType type, String body, String user)
      throws IOException {
    // Behind a proxy the service may have a path of its own.
    RestClient.RequestBodySpec request =
        (body.length() > FILE ? patient : client)
            .method(method)
            .uri(ingest.resolve(path.substring(1)))
            .header(KeyRing.ACTING, user);
    if (type != null) {
      request.contentType(type).body(body.getBytes(UTF_8));
    }
    try {
      return request.exchangeForRequiredValue((_, answer) ->
          new Reply(
              answer.getStatusCode().value(),
              answer.getHeaders().getContentType(),
              new String(answer.getBody().readAllBytes(), UTF_8)));
    } catch (ResourceAccessException e) {
      throw new IOException("no answer", e);
    }
  }
}
