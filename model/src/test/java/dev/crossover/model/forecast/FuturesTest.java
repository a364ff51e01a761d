package dev.crossover.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people did in their weeks decides what is expected of the weeks of others. */
class FuturesTest {

  /** Ten steps, one due with the end of each week. */
  private static final int STEPS = 10;

  private static final List<Integer> ALL = List.of(STEPS);

  @Test
  void whereEverybodyKeepsUpAllIsDoneWhenItIsDue() {
    Futures futures = futures(begun(), counts(keepsUp(0), 40));
    assertThat(futures.reachedAfter(0, 0.01)).isBetween(9.0, 10.0);
    assertThat(futures.reachedAfter(0, 0.99)).isBetween(9.0, 10.0);
    assertThat(futures.finished(0.1)).isEqualTo(4).isEqualTo(futures.finished(0.9));
    assertThat(futures.chance(0, 9)).isZero();
    assertThat(futures.chance(0, 10)).isEqualTo(1);
  }

  /** One in four stops after five weeks; who has come past that goes on as they did. */
  @Test
  void whoMayStopIsExpectedToStopAsOftenAsOthersDid() {
    WeekCounts counts = counts(keepsUp(0), 300);
    IntStream.range(0, 100).forEach(i -> counts.add("plan", stopped(5), 0));
    assertThat(futures(begun(), counts).chance(0, 104)).isCloseTo(0.75, within(0.05));
    assertThat(futures(keepsUp(8), counts, 2).chance(0, 104)).isGreaterThan(0.85);
  }

  @Test
  void whoeverFellSilentLikeThoseWhoNeverCameBackDoesNot() {
    WeekCounts counts = counts(stopped(5), 100);
    counts.add("plan", keepsUp(0), 0);
    assertThat(futures(stoppedUntil(9), counts, 5).chance(0, 104)).isLessThan(0.1);
  }

  /** Nobody has seen such a week: any part of what is due is as likely as another. */
  @Test
  void whereNothingIsKnownEverythingIsPossible() {
    List<StudyPath.Step> steps =
        IntStream.range(0, 4).mapToObj(i -> new StudyPath.Step(1, StudyPath.NEVER)).toList();
    WeekCounts nothing = new WeekCounts();
    assertThat(nothing.enough()).isFalse();
    Futures futures = Futures.of(path(steps, List.of(), 0.5, 0), "plan", nothing, List.of(4));
    for (int n = 0; n < 4; n++) {
      assertThat(futures.fewerThan(n + 1)).isCloseTo((n + 1) / 5.0, within(0.05));
    }
  }

  /** So much was never due at once, but half as much was, and all of it was done. */
  @Test
  void moreThanWasEverDueIsReadAsLess() {
    WeekCounts counts = new WeekCounts();
    List<StudyPath.Step> two =
        List.of(
            new StudyPath.Step(0.9, 0.5), new StudyPath.Step(0.9, 0.5), new StudyPath.Step(9, 99));
    IntStream.range(0, 50).forEach(i -> counts.add("plan", path(two, List.of(true), 1, 0), 0));
    List<StudyPath.Step> four =
        IntStream.range(0, 4).mapToObj(i -> new StudyPath.Step(0.9, StudyPath.NEVER)).toList();
    Futures futures = Futures.of(path(four, List.of(), 0, 0), "plan", counts, List.of(4));
    assertThat(futures.fewerThan(4)).isLessThan(0.05);
  }

  /** Weeks on the same plan count more than weeks on another. */
  @Test
  void thePlanTellsMoreThanOtherPlans() {
    WeekCounts counts = counts(keepsUp(0), 300);
    IntStream.range(0, 300).forEach(i -> counts.add("other", stopped(0), 0));
    assertThat(Futures.of(begun(), "plan", counts, ALL).chance(0, 20)).isGreaterThan(0.7);
    assertThat(Futures.of(begun(), "other", counts, ALL).chance(0, 20)).isLessThan(0.3);
    assertThat(counts.weeks()).isEqualTo(6_000);
  }

  /** A team's count is read from tables, a person's own chance from the futures themselves. */
  @Test
  void aTableSaysWhatTheFuturesSay() {
    WeekCounts counts = counts(keepsUp(0), 300);
    IntStream.range(0, 100).forEach(i -> counts.add("plan", stopped(5), 0));
    Futures futures = futures(begun(), counts);
    Chances table = Chances.of(futures, 0);
    for (double weeks = 0; weeks < Futures.HORIZON_WEEKS; weeks += 0.07) {
      assertThat(table.within(weeks))
          .as("%.2f weeks", weeks)
          .isCloseTo(futures.chance(0, weeks), within(0.011));
    }
    assertThat(Chances.REACHED.within(0)).isEqualTo(1);
    assertThat(Chances.NEVER.within(100)).isZero();
  }

  @Test
  void theSamePastGivesTheSameFutures() {
    WeekCounts counts = counts(keepsUp(0), 30);
    IntStream.range(0, 30).forEach(i -> counts.add("plan", stopped(3), 0));
    Futures one = futures(begun(), counts);
    Futures two = futures(begun(), counts);
    for (double level = 0.05; level < 1; level += 0.05) {
      assertThat(one.reachedAfter(0, level)).isEqualTo(two.reachedAfter(0, level));
    }
  }

  private static Futures futures(StudyPath path, WeekCounts counts) {
    return futures(path, counts, STEPS);
  }

  private static Futures futures(StudyPath path, WeekCounts counts, int goal) {
    return Futures.of(path, "plan", counts, List.of(goal));
  }

  private static WeekCounts counts(StudyPath path, int people) {
    WeekCounts counts = new WeekCounts();
    IntStream.range(0, people).forEach(i -> counts.add("plan", path, 0));
    return counts;
  }

  private static StudyPath begun() {
    return upTo(0, 0, 0);
  }

  /** Who did each step in its week, until that week; 0 for the whole of it. */
  private static StudyPath keepsUp(int weeks) {
    return weeks == 0 ? upTo(STEPS, STEPS, 0) : upTo(weeks, weeks, 0);
  }

  /** Who kept up for so many weeks and was never there again. */
  private static StudyPath stopped(int weeks) {
    return upTo(weeks, STEPS, STEPS - weeks);
  }

  private static StudyPath stoppedUntil(int now) {
    return upTo(5, now, now - 5);
  }

  private static StudyPath upTo(int done, int now, int silent) {
    List<StudyPath.Step> steps = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      steps.add(new StudyPath.Step(i + 0.9, i < done ? i + 0.5 : StudyPath.NEVER));
    }
    Boolean[] active = new Boolean[now];
    for (int i = 0; i < now; i++) {
      active[i] = i < done;
    }
    return path(steps, Arrays.asList(active), now, silent);
  }

  private static StudyPath path(
      List<StudyPath.Step> steps, List<Boolean> active, double now, int silent) {
    return new StudyPath(steps, active, now, silent, false);
  }
}
