package dev.crossover.ingest.request;

import dev.crossover.wiring.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The body of every error: a code that a program can act on, and a sentence for a person. */
public final class ErrorReply {

  public static Map<String, Object> body(String code, String message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", code);
    body.put("message", message);
    return body;
  }

  /** Writes an error from where no controller has been reached. */
  public static void write(HttpServletResponse response, int status, String code, String message)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(body(code, message)));
  }

  /** Says that the tables which tell who may enter are not read yet. */
  public static void starting(HttpServletResponse response) throws IOException {
    response.setHeader("Retry-After", "2");
    write(response, 503, "starting", "the service is still reading its tables");
  }

  private ErrorReply() {}
}
