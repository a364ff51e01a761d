package dev.crossover.wiring;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What is wrong, as RFC 9457 has it: a type that a program can act on, {@code
 * urn:crossover:problem:CODE}, and a sentence for a person.
 */
public final class Problem {

  private static final String TYPE = "urn:crossover:problem:";

  /** The answer. */
  public static ResponseEntity<Map<String, Object>> reply(
      HttpStatus status, String code, String detail) {
    return reply(status, code, detail, Map.of());
  }

  /**
   * The answer with more to say.
   *
   * @param more further members of the body
   */
  public static ResponseEntity<Map<String, Object>> reply(
      HttpStatus status, String code, String detail, Map<String, ?> more) {
    return answer(status).body(body(status, code, detail, more));
  }

  /** The answer to what may pass after so many seconds. */
  public static ResponseEntity<Map<String, Object>> later(
      HttpStatus status, long seconds, String code, String detail) {
    return answer(status)
        .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
        .body(body(status, code, detail, Map.of()));
  }

  private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
  }

  /** Writes it from where no controller has been reached. */
  public static void write(HttpServletResponse response, int status, String code, String detail)
      throws IOException {
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getOutputStream()
        .write(
            Json.MAPPER.writeValueAsBytes(
                body(HttpStatus.valueOf(status), code, detail, Map.of())));
  }

  /** Says that the tables which tell who may enter are not read yet. */
  public static void starting(HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, "2");
    write(response, 503, "starting", "The service is still reading its tables.");
  }

  private static Map<String, Object> body(
      HttpStatus status, String code, String detail, Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", TYPE + code);
    body.put("title", status.getReasonPhrase());
    body.put("status", status.value());
    body.put("detail", detail);
    body.putAll(more);
    return body;
  }

  private Problem() {}
}
