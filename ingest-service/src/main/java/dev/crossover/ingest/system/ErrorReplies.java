package dev.crossover.ingest.system;

import dev.crossover.catalog.InvalidPlanFile;
import dev.crossover.ingest.intake.KafkaAway;
import dev.crossover.ingest.request.ErrorReply;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.rows.RowErrors;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Which HTTP status each failure is. A sender drops data on 400, so only input that can never be
 * taken gets one; whatever may pass later is 503 with the time to wait.
 */
@RestControllerAdvice
class ErrorReplies extends ResponseEntityExceptionHandler {

  private static final String RETRY_SECONDS = "5";

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> refused(Refused e) {
    Map<String, Object> body = ErrorReply.body(e.reason().code(), String.valueOf(e.getMessage()));
    if (e.field() != null) {
      body.put("field", e.field());
    }
    return ResponseEntity.status(e.reason().status()).body(body);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> rows(RowErrors e) {
    Map<String, Object> body = ErrorReply.body(e.code(), String.valueOf(e.getMessage()));
    body.put("errors", e.errors());
    return ResponseEntity.badRequest().body(body);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> plan(InvalidPlanFile e) {
    Map<String, Object> body =
        ErrorReply.body(
            "invalid_plan",
            (e.problems().size() == 1 ? "1 error" : e.problems().size() + " errors")
                + "; nothing was published");
    body.put("errors", e.problems());
    return ResponseEntity.badRequest().body(body);
  }

  @ExceptionHandler({KafkaAway.class, InvalidStateStoreException.class})
  ResponseEntity<Map<String, Object>> later(Exception e) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .body(
            ErrorReply.body(
                "unavailable",
                "Kafka did not acknowledge in time; send the same again after "
                    + RETRY_SECONDS
                    + " s"));
  }

  /**
   * Spring would take most of these for a client that has left and answer 200. {@link
   * dev.crossover.ingest.request.Body} lets none of a request's own failures out, so the mistake is
   * ours.
   */
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> failed(IOException e) {
    logger.warn("a request failed", e);
    return ResponseEntity.internalServerError()
        .body(ErrorReply.body("failed", "a mistake on our side; send the same again"));
  }
}
