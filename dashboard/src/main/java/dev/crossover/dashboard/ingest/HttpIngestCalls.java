package dev.crossover.dashboard.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.dashboard.access.IngestCalls;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.OwnService;
import dev.crossover.wiring.key.KeyRing;
import dev.crossover.wiring.key.KeySettings;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;

/** Asks by the key {@code dashboard}, whose word is taken for who the user is. */
@Component
class HttpIngestCalls implements IngestCalls {

  private final RestClient client;

  HttpIngestCalls(OwnService own, KeySettings keys) {
    this.client =
        RestClient.builder()
            .baseUrl(own.ingest())
            .requestFactory(own.requests())
            .defaultHeader(
                HttpHeaders.AUTHORIZATION,
                "Bearer " + KeyRing.DASHBOARD + ":" + keys.dashboardSecret())
            .build();
  }

  @Override
  public Reply post(String path, MediaType type, String body, String user) throws IOException {
    try {
      return client
          .post()
          .uri(path)
          .header(KeyRing.ACTING, user)
          .contentType(type)
          .body(body)
          .exchangeForRequiredValue((_, answer) ->
              new Reply(
                  answer.getStatusCode().value(),
                  answer.getStatusCode().isError()
                      ? message(new String(answer.getBody().readAllBytes(), UTF_8))
                      : ""));
    } catch (ResourceAccessException e) {
      throw new IOException("no answer", e);
    }
  }

  private static String message(String body) {
    try {
      return Json.MAPPER.readTree(body).path("message").asString("");
    } catch (JacksonException e) {
      return "";
    }
  }
}
