package dev.crossover.model.readiness;

import dev.crossover.model.progress.LearnerState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything a group's figures are made of, kept by adding a learner's new snapshot and subtracting
 * the old one. All sums are whole numbers (millionths), so that subtracting gives back exactly what
 * adding took and a group equals its recount, however often its learners change.
 *
 * <p>A learner who left counts in {@link #states} alone.
 *
 * @param states learners in each state; states with none are absent
 * @param readiness sum of readiness, millionths
 * @param done sum of done shares, millionths
 * @param planned sum of planned shares, millionths
 * @param gapWeeks sum of gaps, millionths of a plan week
 * @param bins learners by readiness, {@link #BINS} equal bins over 0..1
 * @param stalls open stalls of all reasons
 * @param lastActive learners by the UTC day of their newest activity
 */
public record GroupSums(
    Map<LearnerState, Integer> states,
    long readiness,
    long done,
    long planned,
    long gapWeeks,
    List<Integer> bins,
    int stalls,
    Map<LocalDate, Integer> lastActive) {

  /**
   * Bins of the readiness histogram; one-point bins, so that percentiles read off them are fine.
   */
  public static final int BINS = 100;

  static final double MILLION = 1_000_000;

  public static final GroupSums NONE =
      new GroupSums(Map.of(), 0, 0, 0, 0, Collections.nCopies(BINS, 0), 0, Map.of());

  /** The sums of a group of this one learner. */
  public static GroupSums of(GroupMember m) {
    if (m.state() == LearnerState.LEFT) {
      return new GroupSums(Map.of(LearnerState.LEFT, 1), 0, 0, 0, 0, NONE.bins, 0, Map.of());
    }
    List<Integer> bins = new ArrayList<>(NONE.bins);
    bins.set(Math.min(BINS - 1, (int) (m.readiness() * BINS)), 1);
    return new GroupSums(
        Map.of(m.state(), 1),
        millionths(m.readiness()),
        millionths(m.done()),
        millionths(m.planned()),
        millionths(m.gapWeeks()),
        bins,
        m.stalls(),
        m.lastActiveOn() == null ? Map.of() : Map.of(m.lastActiveOn(), 1));
  }

  public GroupSums plus(GroupSums other) {
    return combine(other, 1);
  }

  public GroupSums minus(GroupSums other) {
    return combine(other, -1);
  }

  /** Learners who are still in the group. */
  public int learners() {
    return states.entrySet().stream()
        .filter(e -> e.getKey() != LearnerState.LEFT)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private GroupSums combine(GroupSums other, int sign) {
    Map<LearnerState, Integer> sumStates = new EnumMap<>(LearnerState.class);
    sumStates.putAll(states);
    merge(sumStates, other.states, sign);
    Map<LocalDate, Integer> days = new TreeMap<>(lastActive);
    merge(days, other.lastActive, sign);
    List<Integer> sumBins = new ArrayList<>(BINS);
    for (int i = 0; i < BINS; i++) {
      sumBins.add(bins.get(i) + sign * other.bins.get(i));
    }
    return new GroupSums(
        sumStates,
        readiness + sign * other.readiness,
        done + sign * other.done,
        planned + sign * other.planned,
        gapWeeks + sign * other.gapWeeks,
        sumBins,
        stalls + sign * other.stalls,
        days);
  }

  private static <K> void merge(Map<K, Integer> into, Map<K, Integer> other, int sign) {
    other.forEach((key, n) ->
        into.merge(key, sign * n, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b)));
  }

  private static long millionths(double value) {
    return Math.round(value * MILLION);
  }
}
