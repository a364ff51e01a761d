package dev.crossover.standalone.evaluation;

import dev.crossover.standalone.evaluation.StallReplay.Day;
import dev.crossover.standalone.evaluation.StallReplay.Learner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Whether alerts treat groups alike, as far as a history names any: the share of learner-weeks
 * alerted of those who finished, and recall.
 */
final class StallFairness {

  /** Learners below which nothing is said of a group. */
  private static final int FEWEST = 300;

  /** Draws of learners for a bound. */
  private static final int ROUNDS = 200;

  /** A line a group, and two a column: the widest gaps. */
  static List<String> of(StallReplay replay) {
    Map<String, Map<String, List<Learner>>> columns = new TreeMap<>();
    for (Learner one : replay.learners()) {
      one.enrolled()
          .groups()
          .forEach((column, value) ->
              columns
                  .computeIfAbsent(column, c -> new TreeMap<>())
                  .computeIfAbsent(value, v -> new ArrayList<>())
                  .add(one));
    }
    List<String> lines = new ArrayList<>();
    columns.forEach((column, values) -> {
      Map<String, StallReplay> large = new TreeMap<>();
      values.forEach((value, some) -> {
        if (some.size() >= FEWEST) {
          large.put(value, new StallReplay(some));
        }
      });
      large.forEach((value, group) -> lines.add(line(column, value, group)));
      if (large.size() > 1) {
        lines.add(column + " " + gap(large, true));
        lines.add(column + " " + gap(large, false));
      }
    });
    return lines;
  }

  private static String line(String column, String value, StallReplay group) {
    return String.format(
        Locale.ROOT,
        "%s %s: %d learners, alerted of those who finished %.4f, recall %.4f",
        column,
        value,
        group.learners().size(),
        alerted(group, true),
        alerted(group, false));
  }

  private static double alerted(StallReplay group, boolean finished) {
    int weeks = 0;
    int alerted = 0;
    for (Learner one : group.learners()) {
      if (one.finished() != finished) {
        continue;
      }
      for (Day day : one.days()) {
        weeks += day.endsWeek() ? 1 : 0;
        alerted += day.endsWeek() && day.open() ? 1 : 0;
      }
    }
    return StallEvaluation.ratio(alerted, weeks);
  }

  /** The widest gap between two groups, with the lower end of its 95 % interval. */
  private static String gap(Map<String, StallReplay> groups, boolean finished) {
    List<Map.Entry<String, StallReplay>> sorted =
        groups.entrySet().stream()
            .sorted(Comparator.comparingDouble(e -> alerted(e.getValue(), finished)))
            .toList();
    StallReplay low = sorted.getFirst().getValue();
    StallReplay high = sorted.getLast().getValue();
    SplittableRandom random = new SplittableRandom(2);
    double[] drawn = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      drawn[i] = alerted(high.drawn(random), finished) - alerted(low.drawn(random), finished);
    }
    Arrays.sort(drawn);
    return String.format(
        Locale.ROOT,
        "widest gap in %s: %s above %s by %.4f, lower 95 %% bound %.4f",
        finished ? "alerts of those who finished" : "recall",
        sorted.getLast().getKey(),
        sorted.getFirst().getKey(),
        alerted(high, finished) - alerted(low, finished),
        Math.max(0, drawn[(int) (0.05 * ROUNDS)]));
  }

  private StallFairness() {}
}
