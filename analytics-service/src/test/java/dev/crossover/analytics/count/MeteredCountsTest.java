package dev.crossover.analytics.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.episode.Episode.Resolution;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the metrics tell of episodes. */
class MeteredCountsTest {

  private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MeteredCounts counts =
      new MeteredCounts(registry, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void anEpisodeIsCountedWhenItOpensAndMeasuredWhenItEnds() {
    Instant openedAt = NOW.minus(Duration.ofDays(3));
    counts.episode(episode(openedAt, null));
    assertThat(registry.find("crossover.stall.duration").timer()).isNull();
    counts.episode(episode(openedAt, NOW.minusSeconds(60)));
    assertThat(registry.get("crossover.stalls").tag("reason", "behind").counter().count())
        .isEqualTo(1);
    assertThat(registry.get("crossover.stalls.resolved").tag("cohort", "spring").counter().count())
        .isEqualTo(1);
    assertThat(registry.get("crossover.stall.duration").timer().totalTime(TimeUnit.MINUTES))
        .isEqualTo(3 * 24 * 60 - 1);
  }

  /** A history of last year would be measured as if it were of today. */
  @Test
  void anEpisodeOfThePastIsNotMeasured() {
    Instant resolvedAt = NOW.minus(Duration.ofDays(2));
    counts.episode(episode(resolvedAt.minus(Duration.ofDays(5)), resolvedAt));
    assertThat(registry.get("crossover.stalls.resolved").counter().count()).isEqualTo(1);
    assertThat(registry.find("crossover.stall.duration").timer()).isNull();
  }

  private static Episode episode(Instant openedAt, @Nullable Instant resolvedAt) {
    return new Episode(
        "ada:BEHIND:1",
        "ada",
        "spring",
        "red",
        Stall.about(StallReason.BEHIND, "quiz", openedAt, openedAt),
        openedAt,
        resolvedAt,
        resolvedAt == null ? null : Resolution.PROGRESS);
  }
}
