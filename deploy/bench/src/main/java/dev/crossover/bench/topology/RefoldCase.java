package dev.crossover.bench.topology;

import dev.crossover.bench.topology.Rig.Times;
import java.util.ArrayList;
import java.util.List;

/** How long it takes until a change of the plan shows in every learner's row. */
final class RefoldCase {

  private final Rig rig;
  private final Size size;
  private final Findings findings;

  /** Measures on a rig whose count reads copies. */
  RefoldCase(Rig rig, Size size, Findings findings) {
    this.rig = rig;
    this.size = size;
    this.findings = findings;
  }

  /**
   * Folds the histories once, and then refolds them in each round.
   *
   * @param burstRate events in a second that the product folds; a slow one gets fewer learners
   */
  void measure(double burstRate) throws InterruptedException {
    Load one = Load.histories("history", 1);
    int learners =
        SpeedCases.fits(
            size.histories(), 1, one.events() / burstRate, size.longest().multipliedBy(2));
    Load load = Load.histories("history", learners);
    rig.enrol(load.learners());
    rig.preload(load);
    rig.fold(load);
    List<Times> rounds = new ArrayList<>();
    for (int round = -1; round < size.rounds(); round++) {
      boolean countFirst = round % 2 == 0;
      double counted = countFirst ? rig.countCopies(load) : 0;
      double refolded = rig.refold(load);
      Times times =
          new Times(load.events(), refolded, countFirst ? counted : rig.countCopies(load));
      Saying.say(round < 0 ? "warm-up" : "refold", times);
      if (round >= 0) {
        rounds.add(times);
      }
    }
    findings.speed(
        "refold",
        rounds,
        "%,d learners%s".formatted(learners, SpeedCases.cut(learners, size.histories())));
  }
}
