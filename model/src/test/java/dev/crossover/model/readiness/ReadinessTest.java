package dev.crossover.model.readiness;

import static dev.crossover.model.Samples.PLAN;
import static dev.crossover.model.Samples.PROJECT;
import static dev.crossover.model.Samples.QUIZ;
import static dev.crossover.model.Samples.READING;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static dev.crossover.model.Samples.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Background;
import dev.crossover.model.plan.ActivityMap;
import dev.crossover.model.progress.LearnerFold;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  /** Python counts 1 of 4 weights and is enough at 0.6, which is what credit alone reaches. */
  @Test
  void anMlEngineerStartsWithTheTransferCredit() {
    assertThat(readiness(Background.ML_ENGINEER).value()).isCloseTo(0.25, within(1e-9));
    assertThat(readiness(Background.SOFTWARE_ENGINEER).value()).isZero();
  }

  @Test
  void studyAloneIsCapped() {
    Readiness r =
        readiness(Background.ML_ENGINEER, event("a", day(1), READING, new Fact.Completed()));
    SkillLevel prompting = r.skills().getFirst();
    assertThat(prompting.level()).isEqualTo(Readiness.UNASSESSED);
    assertThat(prompting.evidence()).isZero();
  }

  @Test
  void gapsComeLargestFirstWithWhatWouldCloseThem() {
    Readiness r = readiness(Background.ML_ENGINEER);
    assertThat(r.gaps()).extracting(Readiness.Gap::skill).containsExactly("rag", "prompting");
    assertThat(r.gaps().getFirst().units()).containsExactly("quiz", "project");
    assertThat(r.gaps().getFirst().missing()).isCloseTo(0.5, within(1e-9));
  }

  /** Good scores are not enough while the project is missing. */
  @Test
  void readyNeedsTheGates() {
    LearningEvent[] strong = new LearningEvent[9];
    for (int i = 0; i < 8; i++) {
      strong[i] = event("q" + i, day(i), QUIZ, score(1));
    }
    strong[8] = event("r", day(8), READING, score(1));
    Readiness closed = readiness(Background.ML_ENGINEER, strong);
    assertThat(closed.value()).isGreaterThanOrEqualTo(Readiness.READY);
    assertThat(closed.ready()).isFalse();
    assertThat(closed.openGates()).containsExactly("project");
    strong[8] = event("p", day(8), PROJECT, score(1));
    assertThat(readiness(Background.ML_ENGINEER, strong).openGates()).isEmpty();
  }

  private static Readiness readiness(Background background, LearningEvent... events) {
    return Readiness.of(
        PLAN, background, LearnerFold.of(1, new ActivityMap(PLAN), List.of(events)));
  }
}
