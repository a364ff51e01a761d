package dev.crossover.model.plan;

import java.util.List;
import java.util.Set;

/** How a practice interview is scored by what was noticed in it. */
public final class Rubric {

  /**
   * The score: the share of the helping signals that were noticed, times the share of the hurting
   * ones that were not. An estimate of ours.
   *
   * @param rubric signals of the plan
   * @param noticed ids; those that the rubric does not have count nothing
   * @return 0..1; 0 for a rubric without helping signals
   */
  public static double score(List<Signal> rubric, Set<String> noticed) {
    double helped = share(rubric, noticed, true);
    return helped * (1 - share(rubric, noticed, false));
  }

  private static double share(List<Signal> rubric, Set<String> noticed, boolean helps) {
    List<Signal> side = rubric.stream().filter(s -> s.helps() == helps).toList();
    long seen = side.stream().filter(s -> noticed.contains(s.id())).count();
    return side.isEmpty() ? 0 : (double) seen / side.size();
  }

  private Rubric() {}
}
