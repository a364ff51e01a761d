package dev.crossover.model.learner;

import static dev.crossover.model.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CalendarTest {

  private static final Duration DAY = Duration.ofDays(1);

  /** A Tuesday's holiday moves every later date by a day; a half-time week by half a week. */
  @Test
  void holidaysAndPartTimeMoveWhatComesLater() {
    assertThat(due(10)).isEqualTo(midnight(10));
    assertThat(due(10, Leave.holiday(START.plusDays(1)))).isEqualTo(midnight(11));
    Leave halfTime = Leave.partTime(START, START.plusDays(6), 0.5);
    assertThat(due(10, halfTime)).isEqualTo(midnight(10).plus(DAY.multipliedBy(7).dividedBy(2)));
    assertThat(due(2, halfTime)).isEqualTo(midnight(4));
  }

  @Test
  void aHolidayWithinAPartTimeWeekOrALeaveCountsOnce() {
    Leave halfTime = Leave.partTime(START, START.plusDays(5), 0.5);
    assertThat(due(5, halfTime, Leave.holiday(START.plusDays(1))))
        .isEqualTo(midnight(8).plus(DAY.dividedBy(2)));
    Leave away = new Leave(START, START.plusDays(4));
    assertThat(due(5, away, Leave.holiday(START.plusDays(1)))).isEqualTo(midnight(10));
    assertThat(calendar(away, Leave.holiday(START.plusDays(1))).leave()).containsExactly(away);
  }

  /** Who has a holiday is not on leave: an alert does not end, and none begins. */
  @Test
  void aHolidayIsNoLeave() {
    Calendar c = calendar(Leave.holiday(START.plusDays(1)), Leave.holiday(START.plusDays(2)));
    assertThat(c.onLeave(midnight(1))).isFalse();
    assertThat(c.nextLeave(midnight(0))).isNull();
    assertThat(c.atWork(midnight(1).plusSeconds(7))).isEqualTo(midnight(3));
    assertThat(c.atWork(midnight(3))).isEqualTo(midnight(3));
    Calendar joined =
        calendar(
            new Leave(START, START),
            Leave.holiday(START.plusDays(1)),
            new Leave(START.plusDays(2), START.plusDays(2)));
    assertThat(joined.atWork(midnight(0))).isEqualTo(midnight(3));
    assertThat(joined.onLeave(midnight(1))).isFalse();
    assertThat(calendar(Leave.partTime(START, START, 0.5)).onLeave(midnight(0))).isFalse();
  }

  /** The day begins where the learner is, and has 24 hours also when clocks are changed. */
  @Test
  void daysAreThoseOfTheZone() {
    Calendar berlin = new Calendar(START, List.of(), ZoneId.of("Europe/Berlin"));
    assertThat(berlin.begins()).isEqualTo(midnight(0).minus(Duration.ofHours(1)));
    Instant due = berlin.after(berlin.begins(), DAY.multipliedBy(28));
    assertThat(due)
        .as("clocks go forward on 29 March")
        .isEqualTo(Instant.parse("2026-03-29T22:00:00Z"));
    assertThat(berlin.day(due)).isEqualTo(START.plusDays(28));
    assertThat(berlin.elapsed(due)).isEqualTo(DAY.multipliedBy(28));
  }

  /** Against a plain walk from hour to hour. */
  @Property(tries = 300)
  void timeIsTheSumOfItsHours(@ForAll long seed) {
    Random random = new Random(seed);
    List<Leave> leave = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      leave.add(leave(random));
    }
    Calendar c = new Calendar(START, leave, ZoneOffset.ofHours(random.nextInt(-12, 13)));
    Instant from = c.begins().plus(Duration.ofHours(random.nextInt(-100, 700)));
    int hours = random.nextInt(900);
    double sum = 0;
    for (int h = 0; h < hours; h++) {
      sum += worked(leave, c.day(from.plus(Duration.ofHours(h))));
    }
    Instant to = from.plus(Duration.ofHours(hours));
    Duration time = c.between(from, to);
    assertThat(time.toMillis() / 3_600_000.0).isCloseTo(sum, within(1e-3));
    Instant after = c.after(from, time);
    assertThat(after).isBeforeOrEqualTo(to.plusNanos(1_000));
    assertThat(c.between(from, after).toNanos() / 1e9)
        .isCloseTo(time.toNanos() / 1e9, within(1e-6));
    assertThat(c.after(from, time.plusHours(1))).isAfter(after);
    assertThat(worked(leave, c.day(c.atWork(to)))).isPositive();
    assertThat(new Calendar(START, c.leave(), c.zone())).as("has one form").isEqualTo(c);
    Collections.shuffle(leave, random);
    assertThat(new Calendar(START, leave, c.zone())).as("in any order").isEqualTo(c);
  }

  private static Leave leave(Random random) {
    LocalDate first = START.plusDays(random.nextInt(40));
    LocalDate last = first.plusDays(random.nextInt(8));
    return switch (random.nextInt(3)) {
      case 0 -> Leave.holiday(first);
      case 1 -> Leave.partTime(first, last, random.nextInt(1, 10) / 10.0);
      default -> new Leave(first, last);
    };
  }

  private static double worked(List<Leave> leave, LocalDate day) {
    return leave.stream()
        .filter(l -> !day.isBefore(l.first()) && !day.isAfter(l.last()))
        .mapToDouble(l -> l.worked() == null ? 0 : l.worked())
        .min()
        .orElse(1);
  }

  private static Instant due(int days, Leave... leave) {
    Calendar c = calendar(leave);
    return c.after(c.begins(), DAY.multipliedBy(days));
  }

  private static Calendar calendar(Leave... leave) {
    return new Calendar(START, List.of(leave));
  }

  private static Instant midnight(int day) {
    return START.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
