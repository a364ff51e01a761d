package dev.crossover.dashboard.digest;

import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.intake.SourceStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which sources count as silent, as the page about data has it in {@code Sources.tsx}: one table,
 * {@code words/sources.json}, tests both.
 */
final class SilentSources {

  /** Days without an event; more is more than a long weekend. */
  private static final int DAYS = 4;

  /**
   * The last event of a source that is silent.
   *
   * @return null of one that delivers, has sent nothing yet, or was refused last
   */
  static @Nullable Instant since(String name, SourceStatus status, Instant now) {
    Instant last = status.lastEventAt();
    Instant refused = status.lastRefusal() == null ? null : status.lastRefusalAt();
    if (last == null
        || name.equals(LearningEvent.BY_PAGE)
        || (refused != null && refused.isAfter(last))) {
      return null;
    }
    return ChronoUnit.DAYS.between(day(last), day(now)) > DAYS ? last : null;
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private SilentSources() {}
}
