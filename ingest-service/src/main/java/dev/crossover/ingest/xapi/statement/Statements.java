package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.ledger.Ledger;
import dev.crossover.ingest.ledger.Ledgers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The statements of the sources that this instance owns. */
@Component
class Statements {

  /** A reader that is told an older moment asks again; one that waits holds a connection. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Ledgers ledgers;
  private final Clock clock;

  Statements(Ledgers ledgers, Clock clock) {
    this.ledgers = ledgers;
    this.clock = clock;
  }

  /** Up to when a reader of a source sees all of it; waits for what was posted before. */
  Instant through(String source) {
    return ledgers.of(source).through(clock.instant(), PATIENCE);
  }

  /** Waits for all that was posted before. */
  void requireThrough(String source) {
    ledgers.of(source).requireThrough(clock.instant());
  }

  /** What is here of all sources: up to when it is all, in which partitions, and whose. */
  Here here() {
    Instant now = clock.instant();
    Collection<Ledger> all = ledgers.here();
    Instant through =
        all.stream()
            .map(ledger -> ledger.through(now, PATIENCE))
            .min(Comparator.naturalOrder())
            .orElse(now);
    return new Here(
        through,
        all.stream().map(Ledger::partition).collect(Collectors.toSet()),
        all.stream().flatMap(ledger -> ledger.sources().stream()).toList());
  }

  /**
   * What an instance has.
   *
   * @param through up to when it is all
   * @param partitions of the ledgers
   * @param sources that have something there
   */
  record Here(Instant through, Set<Integer> partitions, List<String> sources) {}

  /** The statements of a source. */
  StatementReads of(String source) {
    return new StatementReads(ledgers.of(source).rows());
  }
}
