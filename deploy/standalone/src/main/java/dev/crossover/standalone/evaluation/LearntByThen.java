package dev.crossover.standalone.evaluation;

import dev.crossover.model.forecast.StudyPath;
import dev.crossover.model.forecast.WeekCounts;
import java.util.List;

/** What an installation has learnt by a day, days being asked in their order. */
final class LearntByThen {
  private final List<Studied> all;
  private final WeekCounts counts = new WeekCounts();
  private final int[] counted;

  LearntByThen(List<Studied> all) {
    this.all = all;
    this.counted = new int[all.size()];
  }

  WeekCounts on(long date) {
    for (int i = 0; i < counted.length; i++) {
      Studied l = all.get(i);
      int day = (int) (date - l.start().toEpochDay());
      int from = counted[i];
      boolean more = day >= l.joined() + 7 * (from + 1) || (l.left() && l.end() <= day);
      if (more && from < weeks(l)) {
        StudyPath path = l.before(Math.min(day, l.length()));
        counts.add(l.cohort(), path, from);
        counted[i] = path.active().size();
      }
    }
    return counts;
  }

  private static int weeks(Studied l) {
    int days = l.end() - l.joined();
    return l.left() ? (days + 6) / 7 : days / 7;
  }
}
