package dev.crossover.standalone.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The baseline: what came of those who had joined earlier, in the same week of theirs. It knows
 * nothing of the learner.
 */
final class EarlierJoiners {

  private static final int ENOUGH = 200;

  private final Map<Integer, List<ForecastCase>> byWeek = new TreeMap<>();
  private final Map<Key, List<ForecastCase>> known = new ConcurrentHashMap<>();

  private final Map<Asked, Double> shares = new ConcurrentHashMap<>();

  private record Key(long joined, int week) {}

  private record Asked(Key key, int weeks, boolean all) {}

  EarlierJoiners(Collection<ForecastCase> all) {
    for (ForecastCase c : all) {
      byWeek.computeIfAbsent(c.week(), w -> new ArrayList<>()).add(c);
    }
    byWeek.values().forEach(cases -> cases.sort(Comparator.comparingLong(ForecastCase::joined)));
  }

  /**
   * Cases of those before, weeks nearby being pooled where there are few; empty if there are none.
   */
  List<ForecastCase> of(ForecastCase c) {
    return known.computeIfAbsent(new Key(c.joined(), c.week()), this::pooled);
  }

  private List<ForecastCase> pooled(Key key) {
    List<ForecastCase> found = new ArrayList<>();
    int widest = byWeek.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    for (int apart = 0; apart <= widest && found.size() < ENOUGH; apart++) {
      add(found, key, key.week() - apart);
      if (apart > 0) {
        add(found, key, key.week() + apart);
      }
    }
    return found;
  }

  private void add(List<ForecastCase> found, Key key, int week) {
    byWeek.getOrDefault(week, List.of()).stream()
        .takeWhile(c -> c.joined() < key.joined())
        .forEach(found::add);
  }

  /** The number of steps that at most that share of them had finished. */
  int soon(ForecastCase c, double level) {
    int[] numbers = of(c).stream().mapToInt(ForecastCase::soon).sorted().toArray();
    return numbers[
        Math.clamp((int) Math.ceil(level * numbers.length - 1e-9) - 1, 0, numbers.length - 1)];
  }

  /**
   * Share of them who finished half, or all, of what they had left within so many weeks, of whom
   * that is known; NaN if it is of none.
   */
  double share(ForecastCase c, int weeks, boolean all) {
    return shares.computeIfAbsent(
        new Asked(new Key(c.joined(), c.week()), weeks, all),
        asked ->
            of(c).stream()
                .filter(e -> e.day() + 7 * weeks <= e.learner().length())
                .mapToInt(e -> e.reaches(weeks, all) ? 1 : 0)
                .average()
                .orElse(Double.NaN));
  }
}
