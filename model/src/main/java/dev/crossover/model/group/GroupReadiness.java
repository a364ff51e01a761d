package dev.crossover.model.group;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.crossover.model.progress.LearnerState;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a team or a cohort shows.
 *
 * @param cohort cohort
 * @param team team, or null for the whole cohort
 * @param learners learners still in the group
 * @param small whether they are too few to be shown to others than their own manager
 * @param hiddenTeams of a cohort, the teams that are shown joined beside it; see {@link
 *     Suppression}
 * @param states learners in each state, those who left included
 * @param ready learners who are ready
 * @param shown mean part of the target role that results show, 0..1
 * @param assumed mean part that is assumed beyond that, 0..1
 * @param p25 quarter of the learners are below, 0..1, to one point
 * @param p50 median of what was shown
 * @param p75 quarter of the learners are above
 * @param histogram learners by what they have shown, in ten bins of ten points
 * @param done mean done share, 0..1
 * @param planned mean planned share, 0..1
 * @param gapWeeks mean gap in plan weeks; negative is behind
 * @param remainingWeeks mean work left, in weeks of plan time
 * @param stalls learners with an open alert
 * @param spent time of all on everything
 * @param skipSpent time of all on what the plan says to skip
 * @param finishedUnits units done by all together
 * @param headStart mean part of the target role that learners brought along, where it was measured,
 *     0..1; null where it was of nobody
 * @param measured learners of whom it was
 * @param lastActiveOn newest UTC day on which anyone was active, or null
 * @param skills mean level of each skill, the largest gap first
 * @param weeks week by week, each learner's own
 * @param units where people get stuck, by unit id
 */
public record GroupReadiness(
    String cohort,
    @Nullable String team,
    int learners,
    boolean small,
    @JsonIgnore Set<String> hiddenTeams,
    Map<LearnerState, Integer> states,
    int ready,
    double shown,
    double assumed,
    double p25,
    double p50,
    double p75,
    List<Integer> histogram,
    double done,
    double planned,
    double gapWeeks,
    double remainingWeeks,
    int stalls,
    Duration spent,
    Duration skipSpent,
    int finishedUnits,
    @Nullable Double headStart,
    int measured,
    @Nullable LocalDate lastActiveOn,
    List<Skill> skills,
    List<GroupWeek> weeks,
    List<Unit> units) {

  /**
   * The order in which lists name groups: by the share of learners with an open alert, then by how
   * far behind the plan.
   */
  public static final Comparator<GroupReadiness> BY_URGENCY =
      Comparator.comparingDouble(
              (GroupReadiness g) -> -g.stalls() / (double) Math.max(1, g.learners()))
          .thenComparingDouble(GroupReadiness::gapWeeks)
          .thenComparing(GroupReadiness::cohort)
          .thenComparing(g -> String.valueOf(g.team()));

  private static final int TENS = 10;

  /** Whether these are the teams of a cohort that are too few each. */
  @JsonIgnore
  public boolean isOthers() {
    return Suppression.OTHERS.equals(team);
  }

  /**
   * A skill over the group.
   *
   * @param skill skill id
   * @param level mean level that results show, 0..1
   * @param required mean required level, 0..1
   * @param assumed mean level that background and study let expect beyond what results show, up to
   *     what is required, 0..1
   * @param gap how far the mean of what is shown falls short, 0..1
   * @param learners learners to whom their plan teaches it for their role
   * @param assessed those of them with results
   */
  public record Skill(
      String skill,
      double level,
      double required,
      double assumed,
      double gap,
      int learners,
      int assessed) {

    static Skill of(String id, SkillSum s) {
      double level = Millionths.mean(s.level(), s.learners());
      double required = Millionths.mean(s.required(), s.learners());
      return new Skill(
          id,
          level,
          required,
          Millionths.mean(s.assumed(), s.learners()),
          Math.max(0, required - level),
          s.learners(),
          s.assessed());
    }
  }

  /**
   * A unit over the group.
   *
   * @param unit unit id
   * @param begun learners who touched it
   * @param done learners who have done it
   * @param medianDays days within which half of those were through; 0 if nobody was
   * @param failedAttempts graded attempts that did not pass
   * @param failing learners with such an attempt who have not done it
   */
  public record Unit(
      String unit, int begun, int done, double medianDays, int failedAttempts, int failing) {

    private Unit withoutDays() {
      return new Unit(unit, begun, done, 0, failedAttempts, failing);
    }
  }

  /** Of a team; with no learner left, shares are 0. */
  public static GroupReadiness of(String cohort, String team, GroupSums sums, int minGroupSize) {
    return of(cohort, team, sums, Set.of(), minGroupSize);
  }

  /**
   * Of a cohort.
   *
   * @param teams names of all, those among it that everybody has left
   */
  public static GroupReadiness ofCohort(
      String cohort, GroupSums sums, Set<String> teams, int minGroupSize) {
    Map<String, Integer> sizes = new TreeMap<>(sums.teams());
    teams.forEach(team -> sizes.putIfAbsent(team, 0));
    return of(cohort, null, sums, Suppression.hidden(sizes, minGroupSize), minGroupSize);
  }

  private static GroupReadiness of(
      String cohort, @Nullable String team, GroupSums sums, Set<String> joined, int minGroupSize) {
    int n = sums.learners();
    GroupSums.Totals totals = sums.totals();
    Map<LearnerState, Integer> states = new EnumMap<>(LearnerState.class);
    states.putAll(sums.states());
    return new GroupReadiness(
        cohort,
        team,
        n,
        n < minGroupSize,
        joined,
        states,
        (int) totals.ready(),
        Millionths.mean(totals.shown(), n),
        Millionths.mean(totals.assumed(), n),
        middle(sums.readiness().quantile(0.25), GroupSums.READINESS_BINS),
        middle(sums.readiness().quantile(0.5), GroupSums.READINESS_BINS),
        middle(sums.readiness().quantile(0.75), GroupSums.READINESS_BINS),
        tens(sums.readiness()),
        Millionths.mean(totals.done(), n),
        Millionths.mean(totals.planned(), n),
        Millionths.mean(totals.gapWeeks(), n),
        Millionths.mean(totals.remainingWeeks(), n),
        (int) totals.stalls(),
        Duration.ofMillis(totals.spent()),
        Duration.ofMillis(totals.skipSpent()),
        (int) totals.finishedUnits(),
        totals.measured() == 0
            ? null
            : Double.valueOf(Millionths.mean(totals.headStart(), (int) totals.measured())),
        (int) totals.measured(),
        sums.lastActive().isEmpty() ? null : new TreeMap<>(sums.lastActive()).lastKey(),
        skills(sums),
        new TreeMap<>(sums.weeks())
            .entrySet().stream().map(e -> GroupWeek.of(e.getKey(), e.getValue())).toList(),
        sums.units().entrySet().stream().map(e -> unit(e.getKey(), e.getValue())).toList());
  }

  /**
   * The same for who sees nobody of the group: without the figures of fewer learners than that, and
   * without such as would tell these by subtraction.
   *
   * @param fewest at least 1
   * @param parts the teams of the cohort as they are shown, those joined that are too few each
   * @param own the teams of it that are shown whole, also such as are joined in {@code parts}
   */
  public GroupReadiness forOthers(
      int fewest, List<GroupReadiness> parts, List<GroupReadiness> own) {
    Few few = new Few(team, fewest, parts, own);
    boolean start = few.told(measured, p -> p.measured);
    return new GroupReadiness(
        cohort,
        team,
        learners,
        small,
        hiddenTeams,
        states,
        ready,
        shown,
        assumed,
        p25,
        p50,
        p75,
        histogram,
        done,
        planned,
        gapWeeks,
        remainingWeeks,
        stalls,
        spent,
        skipSpent,
        finishedUnits,
        start ? headStart : null,
        start ? measured : 0,
        lastActiveOn,
        skills.stream().filter(s -> few.told(s.learners(), p -> p.learnersOf(s.skill()))).toList(),
        weeks.stream()
            .filter(w -> few.told(w.learners(), p -> p.week(w.week()).learners()))
            .filter(w -> w.full() == 0 || few.told(w.full(), p -> p.week(w.week()).full()))
            .toList(),
        units.stream().map(u -> u.done() < fewest ? u.withoutDays() : u).toList());
  }

  private int learnersOf(String skill) {
    return skills.stream()
        .filter(s -> s.skill().equals(skill))
        .mapToInt(Skill::learners)
        .findFirst()
        .orElse(0);
  }

  private GroupWeek week(int number) {
    return weeks.stream().filter(w -> w.week() == number).findFirst().orElse(GroupWeek.NONE);
  }

  private static List<Skill> skills(GroupSums sums) {
    return sums.skills().entrySet().stream()
        .map(e -> Skill.of(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingDouble(Skill::gap).reversed().thenComparing(Skill::skill))
        .toList();
  }

  private static Unit unit(String id, UnitSum u) {
    return new Unit(id, u.begun(), u.done(), u.medianDays(), u.failed(), u.stuck());
  }

  /** Middle of a bin; 0 for an empty group. */
  static double middle(int bin, int bins) {
    return bin < 0 ? 0 : (bin + 0.5) / bins;
  }

  private static List<Integer> tens(Bins bins) {
    return IntStream.range(0, TENS)
        .mapToObj(ten -> IntStream.range(ten * TENS, ten * TENS + TENS).map(bins::in).sum())
        .toList();
  }
}
