package dev.crossover.model.intake;

import dev.crossover.model.event.LearningEvent;
import java.time.Instant;

/**
 * An activity that events of learners named, as it stands in {@code activities}. Whether a plan
 * maps it is not said here: plans change.
 *
 * @param source that posted the latest event about it
 * @param events that named it
 * @param last when the latest of them happened
 */
public record SeenActivity(String source, long events, Instant last) {

  /** As one event tells of it. */
  public static SeenActivity of(LearningEvent event) {
    return new SeenActivity(event.source(), 1, event.occurredAt());
  }

  /** With other events that named the same activity. */
  public SeenActivity plus(SeenActivity other) {
    SeenActivity latest = other.last.isBefore(last) ? this : other;
    return new SeenActivity(latest.source, events + other.events, latest.last);
  }
}
