package dev.crossover.standalone.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.standalone.evaluation.LearningHistory.Enrolled;
import dev.crossover.standalone.evaluation.StallReplay.Day;
import dev.crossover.standalone.evaluation.StallReplay.Learner;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StallFairnessTest {

  /**
   * On the left a quarter of those who finish is alerted, on the right nobody; all who do not are.
   */
  @Test
  void groupsAreComparedAmongThoseWhoFinishedAndThoseWhoDidNot() {
    List<Learner> all = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      all.add(learner("left", i % 2 == 0, i % 8 == 0));
      all.add(learner("right", i % 2 == 0, false));
    }
    all.add(learner("too few", true, true));
    assertThat(StallFairness.of(new StallReplay(all)))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "side left: 400 learners, alerted of those who finished 0.2500, recall 1.0000"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "side right: 400 learners, alerted of those who finished 0.0000, recall 1.0000"),
            line ->
                assertThat(line)
                    .startsWith(
                        "side widest gap in alerts of those who finished: left above right by 0.2500,"
                            + " lower 95 % bound 0.2"),
            line ->
                assertThat(line).contains("recall").endsWith("0.0000, lower 95 % bound 0.0000"));
  }

  @Test
  void saysNothingWhereAHistoryNamesNoGroups() {
    assertThat(StallFairness.of(new StallReplay(List.of()))).isEmpty();
  }

  /** Of one week; who does not finish is alerted in it. */
  private static Learner learner(String side, boolean finished, boolean alerted) {
    Enrolled enrolled =
        new Enrolled(
            "x",
            0,
            LearningHistory.NEVER,
            finished,
            Map.of("side", side),
            new BitSet(),
            Map.of(),
            Map.of());
    return new Learner(enrolled, List.of(new Day(7, !finished || alerted, false, 0)));
  }
}
