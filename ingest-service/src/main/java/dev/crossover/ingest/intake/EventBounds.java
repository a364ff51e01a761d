package dev.crossover.ingest.intake;

import dev.crossover.ingest.request.Refused;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What no sender can mean. A clock that is years off would keep a learner active for years, and
 * sizes without an end would break whatever stores them.
 */
public final class EventBounds {

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Duration CLOCK_SKEW = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int LONGEST_TEXT = 2_000;

  /**
   * Passes what can be.
   *
   * @throws Refused naming the field that cannot
   */
  static void check(Candidate c, Instant now) {
    String id = c.naming() instanceof Naming.Own(String own) ? own : "derived";
    shortEnough("id", id);
    LearningEvent event = c.event(id);
    if (event == null) {
      return;
    }
    if (!possible(event.occurredAt(), now)) {
      throw Refused.field(
          "time", "must be between 2000 and tomorrow, but is " + event.occurredAt());
    }
    atMostAYear(event.spent());
    atMostAYear(event.spentSoFar());
    if (event.activity() != null) {
      shortEnough("activity", event.activity());
    }
    switch (event.fact()) {
      case Fact.Voided voided -> shortEnough("event", voided.event());
      case Fact.Reviewed reviewed -> shortEnough("evidence", reviewed.evidence());
      case Fact.Interviewed practised -> {
        shortEnough("dimension", practised.dimension());
        shortEnough("signals", Objects.requireNonNullElse(practised.signals(), Set.of()));
      }
      case Fact.Attested attested -> shortEnough("skill", attested.skill());
      case Fact.Shipped shipped -> shortEnough("skills", shipped.skills());
      default -> {}
    }
    switch (c.owner()) {
      case Owner.ByAccount by -> shortEnough("account", by.account().key());
      case Owner.ByLearner by -> shortEnough("learner", by.learner());
      case null -> {}
    }
  }

  /** Whether something can have happened then. */
  public static boolean possible(Instant at, Instant now) {
    return !at.isBefore(EARLIEST) && !at.isAfter(now.plus(CLOCK_SKEW));
  }

  private static void atMostAYear(@Nullable Duration spent) {
    if (spent != null && spent.compareTo(LONGEST) > 0) {
      throw Refused.field("duration", "must be at most a year, but is " + spent);
    }
  }

  private static void shortEnough(String field, String text) {
    if (text.length() > LONGEST_TEXT) {
      throw Refused.field(field, "must have at most " + LONGEST_TEXT + " characters");
    }
  }

  private static void shortEnough(String field, Set<String> texts) {
    texts.forEach(text -> shortEnough(field, text));
  }

  private EventBounds() {}
}
