package dev.crossover.model.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source is silent when it is longer quiet than is usual for it, and not every night. */
class SourceSilenceTest {

  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private static final LocalTime OPENS = LocalTime.of(9, 0);

  private static final LocalTime CLOSES = LocalTime.of(17, 0);

  private SourceStatus source = SourceStatus.NONE;

  /** On whatever day it begins. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6})
  void whoDeliversInOfficeHoursIsNotSilentAtNightNorOverAWeekend(int firstDay) {
    ZonedDateTime first = ZonedDateTime.of(2026, 3, firstDay, 9, 0, 0, 0, ZoneOffset.UTC);
    for (ZonedDateTime at = first; at.isBefore(first.plusWeeks(12)); at = at.plusMinutes(5)) {
      if (inOfficeHours(at)) {
        deliver(at.toInstant());
      } else {
        assertThat(silent(at.toInstant())).as("%s", at).isFalse();
      }
    }
  }

  @Test
  void whoDeliversEachMinuteIsSilentAfterSixHours() {
    Instant last = every(Duration.ofMinutes(1), Duration.ofDays(15));
    assertThat(silent(last.plus(Duration.ofHours(6)))).isFalse();
    assertThat(silent(last.plus(Duration.ofHours(6)).plusSeconds(1))).isTrue();
  }

  @Test
  void whoDeliversOnceAWeekIsNotSilentInBetween() {
    Instant last = every(Duration.ofDays(7), Duration.ofDays(14));
    assertThat(silent(last.plus(Duration.ofDays(10)))).isFalse();
    assertThat(silent(last.plus(Duration.ofDays(11)))).isTrue();
  }

  /** Its first weekend is still to come. */
  @Test
  void whoIsNewHasThreeDays() {
    Instant last = every(Duration.ofMinutes(1), Duration.ofHours(5));
    assertThat(silent(last.plus(Duration.ofDays(3)))).isFalse();
    assertThat(silent(last.plus(Duration.ofDays(3)).plusSeconds(1))).isTrue();
  }

  /** Else the next outage would be told only when it is longer than the last one. */
  @Test
  void anOutageIsNotUsual() {
    Instant last = every(Duration.ofHours(1), Duration.ofDays(21));
    deliver(last.plus(Duration.ofDays(5)));
    assertThat(source.usualGap()).isEqualTo(ReceiptGaps.LEAST);
  }

  /** Two instances of the doors have two clocks. */
  @Test
  void aDeliveryThatSeemsEarlierChangesNothing() {
    Instant last = every(Duration.ofHours(1), Duration.ofDays(21));
    Duration usual = source.usualGap();
    deliver(last.minusSeconds(2));
    assertThat(source.lastEventAt()).isEqualTo(last);
    assertThat(source.usualGap()).isEqualTo(usual);
  }

  @Test
  void whatWasRefusedIsNoDelivery() {
    Instant last = every(Duration.ofMinutes(1), Duration.ofDays(15));
    source =
        source.plus(
            new IntakeResult(
                last.plus(Duration.ofHours(7)),
                0,
                0,
                null,
                new IntakeResult.Refusal("invalid_field", null, null)));
    assertThat(silent(last.plus(Duration.ofHours(7)))).isTrue();
  }

  private static boolean inOfficeHours(ZonedDateTime at) {
    LocalTime time = at.toLocalTime();
    return !WEEKEND.contains(at.getDayOfWeek()) && !time.isBefore(OPENS) && !time.isAfter(CLOSES);
  }

  /** The last delivery. */
  private Instant every(Duration gap, Duration during) {
    Instant first = Instant.parse("2026-03-02T08:00:00Z");
    Instant at = first;
    while (!at.isAfter(first.plus(during))) {
      deliver(at);
      at = at.plus(gap);
    }
    return at.minus(gap);
  }

  private void deliver(Instant at) {
    source = source.plus(new IntakeResult(at, 1, 0, null, null));
  }

  /** As the alert has it. */
  private boolean silent(Instant now) {
    Instant last = source.lastEventAt();
    return last != null && Duration.between(last, now).compareTo(source.usualGap()) > 0;
  }
}
