package dev.crossover.model.past;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crossover.model.forecast.MemberForecast;
import dev.crossover.model.forecast.TeamForecast;
import dev.crossover.model.forecast.WhatIf;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.progress.LearnerState;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was shown of a team or a cohort on a day, the last of it. Shares are rounded to one per
 * cent, weeks to a tenth, as pages show them.
 *
 * @param day UTC day
 * @param cohort cohort
 * @param team team; null for the whole cohort
 * @param learners learners who had not left
 * @param joined whether they were too few, or shown joined with others that were: a team that only
 *     its own managers saw
 * @param states learners in each state, those who left included
 * @param ready learners who were ready
 * @param shown mean part of the target role that results showed, 0..1
 * @param assumed mean part that was assumed beyond that, 0..1
 * @param done mean done share, 0..1
 * @param planned mean planned share, 0..1
 * @param gapWeeks mean gap in plan weeks; negative is behind
 * @param stalls learners with an open alert
 * @param said what the forecast said; null where there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GroupDay(
    LocalDate day,
    String cohort,
    @Nullable String team,
    int learners,
    boolean joined,
    Map<LearnerState, Integer> states,
    int ready,
    double shown,
    double assumed,
    double done,
    double planned,
    double gapWeeks,
    int stalls,
    @Nullable Said said)
    implements PastDay {

  /**
   * What a forecast said: by their own target each, so many would have done the plan.
   *
   * @param members of whom it spoke
   * @param target the latest of their targets
   * @param p10 with a chance of 10 % no more
   * @param p50 with a chance of 50 % no more
   * @param p90 with a chance of 90 % no more
   */
  public record Said(int members, LocalDate target, int p10, int p50, int p90) {

    /**
     * Of members who have a forecast.
     *
     * @return null where there are none
     */
    public static @Nullable Said of(List<MemberForecast> counted) {
      if (counted.isEmpty()) {
        return null;
      }
      TeamForecast.Heads heads = TeamForecast.onTime(counted, WhatIf.NOTHING);
      LocalDate latest =
          counted.stream()
              .map(m -> m.forecast().target())
              .max(Comparator.naturalOrder())
              .orElseThrow();
      return new Said(counted.size(), latest, heads.p10(), heads.p50(), heads.p90());
    }
  }

  public GroupDay {
    states = Collections.unmodifiableMap(new TreeMap<>(states));
  }

  /**
   * What is shown.
   *
   * @param joined see {@link #joined()}
   * @param said what the forecast says; null where none is made
   */
  public static GroupDay of(GroupReadiness g, boolean joined, @Nullable Said said, LocalDate day) {
    return new GroupDay(
        day,
        g.cohort(),
        g.team(),
        g.learners(),
        joined || g.small(),
        g.states(),
        g.ready(),
        Rounded.share(g.shown()),
        Rounded.share(g.assumed()),
        Rounded.share(g.done()),
        Rounded.share(g.planned()),
        Rounded.weeks(g.gapWeeks()),
        g.stalls(),
        said);
  }

  @Override
  public GroupDay of(LocalDate other) {
    return with(other, said);
  }

  @Override
  public GroupDay unsaid() {
    return with(day, null);
  }

  private GroupDay with(LocalDate otherDay, @Nullable Said otherSaid) {
    return new GroupDay(
        otherDay, cohort, team, learners, joined, states, ready, shown, assumed, done, planned,
        gapWeeks, stalls, otherSaid);
  }
}
