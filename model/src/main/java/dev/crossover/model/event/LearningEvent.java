package dev.crossover.model.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing a learner did. It names no person: the learner's id is random, given by the roster.
 *
 * @param id unique for ever: the sender's own id, or one derived from source and content
 * @param learner whose event it is; null only while no roster entry claims the account it came from
 * @param source name of the token it was posted with
 * @param occurredAt when it happened, by the sender's clock
 * @param receivedAt when we took it in
 * @param activity IRI of what the learner worked on; null where the sender names none
 * @param spent time that the sender says it took; null where it says nothing
 * @param spentSoFar all time on this activity up to here, where the sender keeps a counter instead
 *     of stating {@code spent}; a smaller value than before means that the counter began anew; null
 *     where there is none
 * @param fact what happened
 */
public record LearningEvent(
    String id,
    @Nullable String learner,
    String source,
    Instant occurredAt,
    Instant receivedAt,
    @Nullable String activity,
    @Nullable Duration spent,
    @Nullable Duration spentSoFar,
    Fact fact) {

  /** Name of the source by which users say things themselves, on a page. */
  public static final String BY_PAGE = "dashboard";

  /** The order of occurrence; the id breaks ties, so that the order is total. */
  public static final Comparator<LearningEvent> BY_OCCURRENCE =
      Comparator.comparing(LearningEvent::occurredAt).thenComparing(LearningEvent::id);

  public LearningEvent {
    if (id.isBlank()) {
      throw new IllegalArgumentException("id must not be blank");
    }
    if (spent != null && spent.isNegative()) {
      throw new IllegalArgumentException("spent must not be negative, but is " + spent);
    }
    if (spentSoFar != null && (spentSoFar.isNegative() || spent != null)) {
      throw new IllegalArgumentException(
          "spentSoFar must not be negative, nor stand beside spent, but is " + spentSoFar);
    }
  }

  /** An event of a sender that keeps no counter. */
  public LearningEvent(
      String id,
      @Nullable String learner,
      String source,
      Instant occurredAt,
      Instant receivedAt,
      @Nullable String activity,
      @Nullable Duration spent,
      Fact fact) {
    this(id, learner, source, occurredAt, receivedAt, activity, spent, null, fact);
  }

  /** Whether the sender tells time itself, so that none need be read from gaps. */
  public boolean tellsTime() {
    return spent != null || spentSoFar != null;
  }

  /** The same event under another id. */
  public LearningEvent named(String other) {
    return new LearningEvent(
        other, learner, source, occurredAt, receivedAt, activity, spent, spentSoFar, fact);
  }

  /** The same event, of the learner who turned out to own the account. */
  public LearningEvent of(String owner) {
    return new LearningEvent(
        id, owner, source, occurredAt, receivedAt, activity, spent, spentSoFar, fact);
  }
}
