package dev.crossover.dashboard.access;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** An answer that says what is wrong. */
public final class Problem {

  /**
   * The answer.
   *
   * @param code that a program can tell apart
   * @param message what a person reads
   */
  public static ResponseEntity<Map<String, String>> reply(
      HttpStatus status, String code, String message) {
    return ResponseEntity.status(status).body(Map.of("error", code, "message", message));
  }

  private Problem() {}
}
