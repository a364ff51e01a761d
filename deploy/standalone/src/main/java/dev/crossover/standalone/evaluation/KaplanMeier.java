package dev.crossover.standalone.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The share that has happened by a moment, where some cases are known only up to another. */
final class KaplanMeier {

  private final List<Seen> seen = new ArrayList<>();

  private record Seen(double at, boolean happened) {}

  void happened(double at) {
    seen.add(new Seen(at, true));
  }

  /** It had not happened by then, and nothing is known of what came. */
  void notBy(double at) {
    seen.add(new Seen(at, false));
  }

  /** Estimated share that has happened by then, 0..1. */
  double by(double moment) {
    List<Seen> sorted =
        seen.stream()
            .sorted(
                Comparator.comparingDouble(Seen::at)
                    .thenComparing(Seen::happened, Comparator.reverseOrder()))
            .toList();
    double not = 1;
    int watched = sorted.size();
    for (Seen s : sorted) {
      if (s.at() > moment) {
        break;
      }
      if (s.happened()) {
        not *= 1 - 1.0 / watched;
      }
      watched--;
    }
    return 1 - not;
  }
}
