package dev.crossover.model.intake;

import dev.crossover.model.event.LearningEvent;
import java.time.Instant;

/**
 * An account that no learner of the roster owns, as it stands in {@code unclaimed-accounts} until
 * one does.
 *
 * @param source that posted the latest event of it
 * @param events that wait for it
 * @param first when the earliest of them happened
 * @param last when the latest of them happened
 */
public record UnclaimedAccount(String source, long events, Instant first, Instant last) {

  /** With its first event. */
  public static UnclaimedAccount of(LearningEvent event) {
    return new UnclaimedAccount(event.source(), 1, event.occurredAt(), event.occurredAt());
  }

  /** With one more event, which need not be the latest. */
  public UnclaimedAccount plus(LearningEvent event) {
    Instant at = event.occurredAt();
    boolean latest = !at.isBefore(last);
    return new UnclaimedAccount(
        latest ? event.source() : source,
        events + 1,
        at.isBefore(first) ? at : first,
        latest ? at : last);
  }
}
