package dev.crossover.dashboard.system;

import dev.crossover.dashboard.access.PathPrefix;
import dev.crossover.dashboard.looks.NotWrittenDown;
import dev.crossover.wiring.Problem;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Which HTTP status each failure is. */
@RestControllerAdvice
class QueryErrorReplies extends ResponseEntityExceptionHandler {

  private final PathPrefix prefix;

  QueryErrorReplies(PathPrefix prefix) {
    this.prefix = prefix;
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> unknown(NoSuchElementException e) {
    return Problem.reply(HttpStatus.NOT_FOUND, "not_found", String.valueOf(e.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> invalid(IllegalArgumentException e) {
    return Problem.reply(HttpStatus.BAD_REQUEST, "invalid", String.valueOf(e.getMessage()));
  }

  /** A day that no calendar has. */
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> invalid(DateTimeException e) {
    return Problem.reply(HttpStatus.BAD_REQUEST, "invalid", "there is no such day");
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> starting(InvalidStateStoreException e) {
    return Problem.later(
        HttpStatus.SERVICE_UNAVAILABLE, 2, "starting", "The tables are still being read.");
  }

  /** Another service did not answer. */
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> away(IOException e) {
    return Problem.reply(
        HttpStatus.SERVICE_UNAVAILABLE, "away", "A service that it needs does not answer.");
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> notWrittenDown(NotWrittenDown e) {
    return Problem.reply(
        HttpStatus.SERVICE_UNAVAILABLE, "not_written_down", String.valueOf(e.getMessage()));
  }

  /** To a person an unknown address is the page, which says so and leads back. */
  @Override
  protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    if (accept == null || !accept.contains(MediaType.TEXT_HTML_VALUE)) {
      return super.handleNoResourceFoundException(e, headers, status, request);
    }
    try {
      return ResponseEntity.status(status).contentType(Pages.HTML).body(Pages.html(prefix));
    } catch (IOException unread) {
      return super.handleNoResourceFoundException(e, headers, status, request);
    }
  }

  @Override
  protected ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String detail = "%s: %s cannot be read".formatted(e.getPropertyName(), e.getValue());
    ResponseEntity<?> reply = Problem.reply(HttpStatus.BAD_REQUEST, "invalid", detail);
    return new ResponseEntity<>(reply.getBody(), reply.getHeaders(), reply.getStatusCode());
  }
}
