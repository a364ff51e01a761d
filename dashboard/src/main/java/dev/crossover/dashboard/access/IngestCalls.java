package dev.crossover.dashboard.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.wiring.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;

/** Asks the ingest service, which decides what is kept, in a user's name. */
public interface IngestCalls {

  /**
   * An answer.
   *
   * @param status of HTTP
   * @param type of the body; null for none
   * @param body empty for none
   */
  record Reply(int status, @Nullable MediaType type, String body) {

    /** What was wrong; empty where the answer does not say. */
    public String message() {
      try {
        return Json.MAPPER.readTree(body).path("detail").asString("");
      } catch (JacksonException e) {
        return "";
      }
    }
  }

  /**
   * Asks for something.
   *
   * @param path with the query, encoded
   * @param type of the body; null for none
   * @param user in whose name
   * @throws IOException if there is no answer
   */
  Reply ask(HttpMethod method, String path, @Nullable MediaType type, String body, String user)
      throws IOException;

  /** Posts something. */
  default Reply post(String path, MediaType type, String body, String user) throws IOException {
    return ask(HttpMethod.POST, path, type, body, user);
  }

  /** Posts a form. */
  default Reply form(String path, Map<String, String> fields, String user) throws IOException {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return post(path, MediaType.APPLICATION_FORM_URLENCODED, body, user);
  }
}
