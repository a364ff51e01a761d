package dev.crossover.dashboard.digest;

import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.intake.SourceStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which sources are quiet for longer than is usual for them, as the page about data has it in
 * {@code Sources.tsx}: one table, {@code words/sources.json}, tests both.
 */
final class SilentSources {

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
    return Duration.between(last, now).compareTo(status.usualGap()) > 0 ? last : null;
  }

  private SilentSources() {}
}
