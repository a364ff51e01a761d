package dev.crossover.model.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How many of a team will have done the plan, and how many be ready, by a date: counted from the
 * tables of its members.
 *
 * @param members learners of whom something is expected: who has not left, and whose cohort is not
 *     over
 * @param open ids of those without a forecast: they are in no count; of a team whose members are
 *     not all shown, some of them
 * @param target the latest day on which the plan says to be done; null where nobody is there
 * @param byTarget how many will be there by then; null without a target
 * @param onTime members who will have done the plan by their own target each; null where nobody is
 *     counted
 * @param weeks the same, week by week, until nothing changes any more
 * @param asked the date that was asked for; null where nobody is there
 */
public record TeamForecast(
    int members,
    List<String> open,
    @Nullable LocalDate target,
    @Nullable Counts byTarget,
    @Nullable Heads onTime,
    List<Counts> weeks,
    @Nullable Asked asked) {

  /** Weeks that are told. */
  private static final int WEEKS = 26;

  /** Days among which a date is looked for: two years. */
  private static final int DAYS = 7 * Futures.HORIZON_WEEKS;

  /**
   * Heads by a date.
   *
   * @param done members who have done the plan
   * @param ready members who are ready
   */
  public record Counts(LocalDate date, Heads done, Heads ready) {}

  /**
   * A number of members: with that chance there are no more.
   *
   * @param p10 with a chance of 10 %
   * @param p50 of 50 %
   * @param p80 of 80 %
   * @param p90 of 90 %
   */
  public record Heads(int p10, int p50, int p80, int p90) {

    static Heads of(HeadCount count) {
      return new Heads(
          count.quantile(0.1), count.quantile(0.5), count.quantile(0.8), count.quantile(0.9));
    }
  }

  /**
   * The date by which so many are there.
   *
   * @param heads members
   * @param certainty chance with which they are, above 0 and below 1
   * @param done when so many will have done the plan; null if not within two years
   * @param ready when so many will be ready; null if not within two years
   */
  public record Asked(
      int heads, double certainty, @Nullable LocalDate done, @Nullable LocalDate ready) {}

  /**
   * What is asked of a team.
   *
   * @param heads how many are to be there; null for half of them
   * @param certainty how sure to be of it, above 0 and below 1
   */
  public record Question(@Nullable Integer heads, double certainty) {

    public Question {
      if (!(certainty > 0 && certainty < 1)) {
        throw new IllegalArgumentException(
            "certainty must be above 0 and below 1, but is " + certainty);
      }
      if (heads != null && heads < 1) {
        throw new IllegalArgumentException("heads must be at least 1, but are " + heads);
      }
    }
  }

  /**
   * Of a team, had it been changed so.
   *
   * @param members its learners of whom something is expected
   * @param whatIf {@link WhatIf#NOTHING} for the team as it is
   */
  public static TeamForecast of(
      List<MemberForecast> members, WhatIf whatIf, Question question, Instant now) {
    List<MemberForecast> counted =
        members.stream().filter(m -> m.done() != null).map(m -> m.away(whatIf.away())).toList();
    List<String> open =
        members.stream().filter(m -> m.done() == null).map(MemberForecast::learner).toList();
    if (counted.isEmpty()) {
      return new TeamForecast(members.size(), open, null, null, null, List.of(), null);
    }
    Counting counting = new Counting(counted, whatIf, now);
    LocalDate target =
        counted.stream()
            .map(m -> m.forecast().target())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    int heads =
        question.heads() == null
            ? (counted.size() + 1) / 2
            : Math.min(question.heads(), counted.size());
    return new TeamForecast(
        members.size(),
        open,
        target,
        counting.by(target),
        onTime(counted, whatIf),
        counting.weekly(),
        new Asked(
            heads,
            question.certainty(),
            counting.date(heads, question.certainty(), counting::done),
            counting.date(heads, question.certainty(), counting::ready)));
  }

  /**
   * How many will have done the plan by their own target each.
   *
   * @param members with a forecast
   */
  public static Heads onTime(List<MemberForecast> members, WhatIf whatIf) {
    return onTime(members.stream().map(m -> m.done(end(m.forecast().target()), whatIf)).toList());
  }

  /**
   * The same.
   *
   * @param chances of each to have done it by their own target, 0..1
   */
  public static Heads onTime(List<Double> chances) {
    return Heads.of(HeadCount.of(chances));
  }

  private static Instant end(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The same, naming of those without a forecast these alone. */
  public TeamForecast naming(Predicate<String> learners) {
    return new TeamForecast(
        members, open.stream().filter(learners).toList(), target, byTarget, onTime, weeks, asked);
  }

  /** Members as they are counted. */
  private record Counting(List<MemberForecast> members, WhatIf whatIf, Instant now) {

    private HeadCount done(Instant at) {
      return HeadCount.of(members.stream().map(m -> m.done(at, whatIf)).toList());
    }

    private HeadCount ready(Instant at) {
      return HeadCount.of(members.stream().map(m -> m.ready(at, whatIf)).toList());
    }

    /** Until that day is over. */
    private Counts by(LocalDate day) {
      return new Counts(day, Heads.of(done(end(day))), Heads.of(ready(end(day))));
    }

    private List<Counts> weekly() {
      List<Counts> weeks = new ArrayList<>();
      LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
      for (int week = 1; week <= WEEKS; week++) {
        weeks.add(by(today.plusWeeks(week)));
      }
      while (weeks.size() > 1 && same(weeks.getLast(), weeks.get(weeks.size() - 2))) {
        weeks.removeLast();
      }
      return weeks;
    }

    private static boolean same(Counts a, Counts b) {
      return a.done().equals(b.done()) && a.ready().equals(b.ready());
    }

    /** The first day with that certainty, found by halving. */
    private @Nullable LocalDate date(
        int heads, double certainty, Function<Instant, HeadCount> count) {
      int low = 0;
      int high = DAYS;
      if (count.apply(now.plus(Duration.ofDays(high))).atLeast(heads) < certainty) {
        return null;
      }
      while (low < high) {
        int middle = (low + high) / 2;
        if (count.apply(now.plus(Duration.ofDays(middle))).atLeast(heads) >= certainty) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(low);
    }
  }
}
