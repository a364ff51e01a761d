package dev.crossover.dashboard.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;

/** Asks the ingest service, which decides what is kept, for a change in a user's name. */
public interface IngestCalls {

  /**
   * An answer.
   *
   * @param status of HTTP
   * @param message what was wrong; empty for nothing
   */
  record Reply(int status, String message) {}

  /**
   * Posts something.
   *
   * @param type of the body
   * @param user in whose name
   * @throws IOException if there is no answer
   */
  Reply post(String path, MediaType type, String body, String user) throws IOException;

  /** Posts a form. */
  default Reply form(String path, Map<String, String> fields, String user) throws IOException {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return post(path, MediaType.APPLICATION_FORM_URLENCODED, body, user);
  }
}
