package dev.crossover.ingest.intake;

import dev.crossover.model.event.LearningEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a candidate is called in a source that has nothing yet. */
public final class Named {

  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

  public static String id(Candidate c) {
    return id(c, NOW);
  }

  public static String id(Candidate c, Instant now) {
    return c.naming().id(now, _ -> null);
  }

  public static @Nullable LearningEvent event(Candidate c) {
    return c.event(id(c));
  }

  private Named() {}
}
