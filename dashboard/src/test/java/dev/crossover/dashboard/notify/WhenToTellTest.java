package dev.crossover.dashboard.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.dashboard.notices.NoticePreferences;
import dev.crossover.model.record.SingleNotices;
import dev.crossover.model.stall.StallReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The digest is the rule, a message at once the exception, and never at night. */
class WhenToTellTest {

  /** 30 April 2026 is a Thursday. */
  private static final Instant NOON = Instant.parse("2026-04-30T12:00:00Z");

  private static final Instant NIGHT = Instant.parse("2026-04-30T23:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "OPENED,        BEHIND,          NONE,   digest",
    "OPENED,        ASKED_FOR_HELP,  NONE,   digest",
    "AGAIN,         BEHIND,          NONE,   digest",
    "RESOLVED,      BEHIND,          NONE,   digest",
    "OPENED,        BEHIND,          URGENT, digest",
    "OPENED,        BLOCKED_ON_UNIT, URGENT, digest",
    "OPENED,        ASKED_FOR_HELP,  URGENT, now",
    "OPENED,        RAISED,          URGENT, now",
    "AGAIN,         BEHIND,          URGENT, now",
    "RESOLVED,      BEHIND,          URGENT, now",
    "LEARNER_FIRST, BEHIND,          URGENT, now",
    "OPENED,        BEHIND,          ALL,    now",
    "OPENED,        ASKED_FOR_HELP,  ALL,    now"
  })
  void whatComesAtOnce(News news, StallReason opened, SingleNotices single, String when) {
    assertThat(told(WhenToTell.of(news, opened, true, preferences(single), false, NOON)))
        .isEqualTo(when);
  }

  @ParameterizedTest
  @CsvSource({
    "ALL,    false, 2026-05-01T07:00:00Z",
    "ALL,    true,  2026-05-01T07:00:00Z",
    "URGENT, false, digest",
    "NONE,   false, digest"
  })
  void atNightWhatWouldComeAtOnceWaits(SingleNotices single, boolean full, String when) {
    assertThat(
            told(
                WhenToTell.of(
                    News.OPENED, StallReason.BEHIND, true, preferences(single), full, NIGHT)))
        .isEqualTo(when);
  }

  /** What was told singly has its end told singly, if need be tomorrow. */
  @ParameterizedTest
  @CsvSource({
    "OPENED,   false, now",
    "OPENED,   true,  digest",
    "AGAIN,    true,  digest",
    "RESOLVED, false, now",
    "RESOLVED, true,  2026-05-01T07:00:00Z"
  })
  void onAFullDayTheRestIsLeftToTheDigest(News news, boolean full, String when) {
    assertThat(
            told(
                WhenToTell.of(
                    news, StallReason.BEHIND, true, preferences(SingleNotices.ALL), full, NOON)))
        .isEqualTo(when);
  }

  /** Who manages nobody by the roster, such as who reads what is sent to no manager. */
  @ParameterizedTest
  @CsvSource({"URGENT, now", "ALL, now", "NONE, digest"})
  void whomNoDigestTellsIsToldAtOnce(SingleNotices single, String when) {
    assertThat(
            told(
                WhenToTell.of(
                    News.OPENED, StallReason.BEHIND, false, preferences(single), false, NOON)))
        .isEqualTo(when);
  }

  /** Nobody who asks for help waits for Monday because others did before. */
  @Test
  void whatSomebodySaidWaitsForTheNextDayOnAFullOne() {
    assertThat(
            told(
                WhenToTell.of(
                    News.OPENED,
                    StallReason.ASKED_FOR_HELP,
                    true,
                    preferences(SingleNotices.URGENT),
                    true,
                    NOON)))
        .isNotEqualTo("digest")
        .isNotEqualTo("now");
  }

  /** Days ago when the learner was told; "aside" where they could not be. */
  @ParameterizedTest
  @CsvSource({
    "-,     false, ",
    "aside, false, ",
    "left,  false, ",
    "1,     false, 2026-05-02T12:00:00Z",
    "3,     false, ",
    "4,     false, ",
    "1,     true,  digest",
    "4,     true,  digest",
    "aside, true,  "
  })
  void theManagerWaitsForTheLearner(String first, boolean spoke, @Nullable String when) {
    Delivery delivery =
        switch (first) {
          case "-" -> null;
          case "aside" -> Delivery.setAside("d", "refused", NOON);
          case "left" -> Delivery.left("d", NOON);
          default ->
              Delivery.sent("d", NOON.minus(Duration.ofDays(Integer.parseInt(first))), "b4c9");
        };
    WhenToTell held = WhenToTell.afterLearner(delivery, Duration.ofDays(3), spoke, NOON);
    assertThat(held == null ? null : told(held)).isEqualTo(when);
  }

  private static String told(WhenToTell when) {
    return switch (when) {
      case WhenToTell.Now _ -> "now";
      case WhenToTell.At(Instant moment) -> moment.toString();
      case WhenToTell.InDigest _ -> "digest";
    };
  }

  private static NoticePreferences preferences(SingleNotices single) {
    return new NoticePreferences(
        single, true, ZoneOffset.UTC, LocalTime.of(20, 0), LocalTime.of(7, 0), true);
  }
}
