package dev.crossover.ingest.deadletter;

import dev.crossover.wiring.deadletter.DeadLetter;
import dev.crossover.wiring.deadletter.DeadLetters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was set aside, and has it put back; for the administrator. */
@RestController
@RequestMapping("/v1/dead-letters")
class DeadLetterController {

  private final DeadLetters letters;
  private final PutBack putBack;

  DeadLetterController(DeadLetters letters, PutBack putBack) {
    this.letters = letters;
    this.putBack = putBack;
  }

  /**
   * What waits.
   *
   * @param total also of those that are not in the list
   * @param newest newest first
   */
  record Waiting(int total, List<DeadLetter> newest) {}

  @GetMapping
  Waiting list(@RequestParam(name = "limit", defaultValue = "100") int limit) {
    List<DeadLetter> newest = letters.newest(limit);
    return new Waiting(letters.count(), newest);
  }

  @PostMapping("/redrive")
  ResponseEntity<PutBack.Outcome> redrive(
      @RequestParam(name = "id", required = false) @Nullable String id,
      @RequestParam(name = "limit", defaultValue = "10000") int limit) {
    if (id == null) {
      return ResponseEntity.ok(putBack.all(limit));
    }
    DeadLetter letter = letters.get(id);
    return letter == null
        ? ResponseEntity.notFound().build()
        : ResponseEntity.ok(putBack.these(List.of(letter)));
  }
}
