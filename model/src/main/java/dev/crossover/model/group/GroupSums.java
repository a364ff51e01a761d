package dev.crossover.model.group;

import dev.crossover.model.progress.LearnerState;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Everything a group's figures are made of, kept by adding a learner's new snapshot and subtracting
 * the old one. All sums are whole numbers, so that subtracting gives back exactly what adding took
 * and a group equals its recount, however often its learners change.
 *
 * <p>A learner who left counts in {@link #states}, and in weeks until then.
 *
 * @param states learners in each state; states with none are absent
 * @param teams learners still there by team; teams with none are absent
 * @param totals sums over the learners still there
 * @param readiness those learners by what they have shown, in one-point bins
 * @param lastActive those learners by the UTC day of their newest activity
 * @param skills sums by skill
 * @param weeks sums by week number, from 1
 * @param units sums by unit
 */
public record GroupSums(
    Map<LearnerState, Integer> states,
    Map<String, Integer> teams,
    Totals totals,
    Bins readiness,
    Map<LocalDate, Integer> lastActive,
    Map<String, SkillSum> skills,
    Map<Integer, WeekSum> weeks,
    Map<String, UnitSum> units) {

  /** Bins of readiness over 0..1; one-point bins, so that percentiles read off them are fine. */
  public static final int READINESS_BINS = 100;

  /**
   * Sums over the learners still in the group.
   *
   * @param shown shown parts of the target role, millionths
   * @param assumed assumed parts, millionths
   * @param ready learners who are ready
   * @param done done shares, millionths
   * @param planned planned shares, millionths
   * @param gapWeeks millionths of a plan week
   * @param remainingWeeks work left, millionths of a week of plan time
   * @param stalls open stalls of all reasons
   * @param spent milliseconds
   * @param skipSpent milliseconds on what the plan says to skip
   * @param finishedUnits units done
   * @param headStart parts of the target role that were brought along, where that is not assumed,
   *     millionths
   * @param measured learners of whom it is not
   */
  public record Totals(
      long shown,
      long assumed,
      long ready,
      long done,
      long planned,
      long gapWeeks,
      long remainingWeeks,
      long stalls,
      long spent,
      long skipSpent,
      long finishedUnits,
      long headStart,
      long measured) {

    static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Totals of(GroupMember m) {
      return new Totals(
          Millionths.of(m.shown()),
          Millionths.of(m.assumed()),
          m.ready() ? 1 : 0,
          Millionths.of(m.done()),
          Millionths.of(m.planned()),
          Millionths.of(m.gapWeeks()),
          Millionths.of(m.remainingWeeks()),
          m.stalls(),
          m.spent().toMillis(),
          m.skipSpent().toMillis(),
          m.finishedUnits(),
          m.headStart() == null ? 0 : Millionths.of(m.headStart()),
          m.headStart() == null ? 0 : 1);
    }

    private Totals plus(Totals o, int sign) {
      return new Totals(
          shown + sign * o.shown,
          assumed + sign * o.assumed,
          ready + sign * o.ready,
          done + sign * o.done,
          planned + sign * o.planned,
          gapWeeks + sign * o.gapWeeks,
          remainingWeeks + sign * o.remainingWeeks,
          stalls + sign * o.stalls,
          spent + sign * o.spent,
          skipSpent + sign * o.skipSpent,
          finishedUnits + sign * o.finishedUnits,
          headStart + sign * o.headStart,
          measured + sign * o.measured);
    }
  }

  public static final GroupSums NONE =
      new GroupSums(
          Map.of(), Map.of(), Totals.NONE, Bins.NONE, Map.of(), Map.of(), Map.of(), Map.of());

  /** The sums of a group of this one learner. */
  public static GroupSums of(GroupMember m) {
    Map<Integer, WeekSum> weeks = new TreeMap<>();
    m.weeks().forEach(w -> weeks.put(w.week(), WeekSum.of(w, w.week() < m.weeks().size())));
    if (m.state() == LearnerState.LEFT) {
      return new GroupSums(
          Map.of(LearnerState.LEFT, 1),
          Map.of(),
          Totals.NONE,
          Bins.NONE,
          Map.of(),
          Map.of(),
          weeks,
          Map.of());
    }
    Map<String, SkillSum> skills = new TreeMap<>();
    m.skills().forEach(s -> skills.put(s.skill(), SkillSum.of(s)));
    Map<String, UnitSum> units = new TreeMap<>();
    m.units().forEach(u -> units.put(u.unit(), UnitSum.of(u)));
    return new GroupSums(
        Map.of(m.state(), 1),
        Map.of(m.team(), 1),
        Totals.of(m),
        Bins.one(Math.min(READINESS_BINS - 1, (int) (m.shown() * READINESS_BINS))),
        m.lastActiveOn() == null ? Map.of() : Map.of(m.lastActiveOn(), 1),
        skills,
        weeks,
        units);
  }

  public GroupSums plus(GroupSums other) {
    return combine(other, 1);
  }

  public GroupSums minus(GroupSums other) {
    return combine(other, -1);
  }

  /** Learners who are still in the group. */
  public int learners() {
    int learners = 0;
    for (int n : teams.values()) {
      learners += n;
    }
    return learners;
  }

  private GroupSums combine(GroupSums o, int sign) {
    return new GroupSums(
        merged(states, o.states, sign),
        merged(teams, o.teams, sign),
        totals.plus(o.totals, sign),
        readiness.plus(o.readiness, sign),
        merged(lastActive, o.lastActive, sign),
        merged(skills, o.skills, SkillSum.NONE, (a, b) -> a.plus(b, sign)),
        merged(weeks, o.weeks, WeekSum.NONE, (a, b) -> a.plus(b, sign)),
        merged(units, o.units, UnitSum.NONE, (a, b) -> a.plus(b, sign)));
  }

  private static <K extends Comparable<? super K>> Map<K, Integer> merged(
      Map<K, Integer> a, Map<K, Integer> b, int sign) {
    return merged(a, b, 0, (x, y) -> x + sign * y);
  }

  /** What comes to nothing is left out, so that equal groups are equal. */
  private static <K extends Comparable<? super K>, V> Map<K, V> merged(
      Map<K, V> a, Map<K, V> b, V none, BinaryOperator<V> add) {
    Map<K, V> sum = new TreeMap<>(a);
    for (Map.Entry<K, V> e : b.entrySet()) {
      V added = add.apply(sum.getOrDefault(e.getKey(), none), e.getValue());
      if (added.equals(none)) {
        sum.remove(e.getKey());
      } else {
        sum.put(e.getKey(), added);
      }
    }
    return sum;
  }
}
