package dev.crossover.ingest.system;

import dev.crossover.catalog.InvalidPlanFile;
import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.ingest.request.MemoryBudget;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.rows.RowErrors;
import dev.crossover.wiring.Problem;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
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

  private static final long RETRY_SECONDS = 5;

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> refused(Refused e) {
    return Problem.reply(
        HttpStatus.valueOf(e.reason().status()),
        e.reason().code(),
        String.valueOf(e.getMessage()),
        e.field() == null ? Map.of() : Map.of("field", e.field()));
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> rows(RowErrors e) {
    return Problem.reply(
        HttpStatus.BAD_REQUEST,
        e.code(),
        String.valueOf(e.getMessage()),
        Map.of("errors", e.errors()));
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> plan(InvalidPlanFile e) {
    int errors = e.problems().size();
    return Problem.reply(
        HttpStatus.BAD_REQUEST,
        "invalid_plan",
        (errors == 1 ? "1 error" : errors + " errors") + "; nothing was published",
        Map.of("errors", e.problems()));
  }

  @ExceptionHandler({KafkaAway.class, InvalidStateStoreException.class})
  ResponseEntity<Map<String, Object>> later(Exception e) {
    return Problem.later(
        HttpStatus.SERVICE_UNAVAILABLE,
        RETRY_SECONDS,
        "unavailable",
        "Kafka did not acknowledge in time; send the same again after " + RETRY_SECONDS + " s");
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> busy(MemoryBudget.Busy e) {
    return Problem.later(HttpStatus.SERVICE_UNAVAILABLE, 1, "busy", String.valueOf(e.getMessage()));
  }

  /**
   * Spring would take most of these for a client that has left and answer 200. {@link
   * dev.crossover.ingest.request.Body} lets none of a request's own failures out, so the mistake is
   * ours.
   */
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> failed(IOException e) {
    logger.warn("a request failed", e);
    return Problem.reply(
        HttpStatus.INTERNAL_SERVER_ERROR, "failed", "a mistake on our side; send the same again");
  }
}
