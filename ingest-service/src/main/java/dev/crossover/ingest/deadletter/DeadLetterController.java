package dev.crossover.ingest.deadletter;

import dev.crossover.ingest.deadletter.LetterTurns.Kept;
import dev.crossover.ingest.deadletter.LetterTurns.Outcome;
import dev.crossover.ingest.request.Refused;
import dev.crossover.wiring.deadletter.DeadLetter;
import dev.crossover.wiring.deadletter.DeadLetters;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was set aside, and has it put back or discarded; for the administrator. */
@RestController
@RequestMapping("/v1/dead-letters")
class DeadLetterController {

  private final DeadLetters letters;
  private final PutBack putBack;
  private final DiscardLetters discard;

  DeadLetterController(DeadLetters letters, PutBack putBack, DiscardLetters discard) {
    this.letters = letters;
    this.putBack = putBack;
    this.discard = discard;
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

  /**
   * What was put back.
   *
   * @param redriven how many
   */
  record Redriven(int redriven, List<Kept> kept) {}

  /**
   * What waits no more.
   *
   * @param discarded how many
   */
  record Discarded(int discarded, List<Kept> kept) {}

  @PostMapping("/redrive")
  ResponseEntity<Redriven> redrive(
      @RequestParam(name = "id", required = false) @Nullable String id,
      @RequestParam(name = "limit", defaultValue = "10000") int limit) {
    return reply(id, putBack::these, () -> putBack.all(limit))
        .map(outcome -> ResponseEntity.ok(new Redriven(outcome.done(), outcome.kept())))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  /** All must be said: what is discarded by mistake is missing until somebody notices. */
  @PostMapping("/discard")
  ResponseEntity<Discarded> discard(
      @RequestParam(name = "id", required = false) @Nullable String id,
      @RequestParam(name = "all", defaultValue = "false") boolean all,
      @RequestParam(name = "limit", defaultValue = "10000") int limit) {
    if ((id == null) != all) {
      throw Refused.field("id", "either an id or all=true says what to discard");
    }
    return reply(id, discard::these, () -> discard.all(limit))
        .map(outcome -> ResponseEntity.ok(new Discarded(outcome.done(), outcome.kept())))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  /** Nothing if there is no letter with that id. */
  private Optional<Outcome> reply(
      @Nullable String id, Function<List<DeadLetter>, Outcome> one, Supplier<Outcome> all) {
    if (id == null) {
      return Optional.of(all.get());
    }
    return Optional.ofNullable(letters.get(id)).map(letter -> one.apply(List.of(letter)));
  }
}
