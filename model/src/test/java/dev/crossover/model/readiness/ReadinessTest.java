package dev.crossover.model.readiness;

import static dev.crossover.model.Samples.DIAGRAM;
import static dev.crossover.model.Samples.INDEX;
import static dev.crossover.model.Samples.PLAN;
import static dev.crossover.model.Samples.PROJECT;
import static dev.crossover.model.Samples.QUIZ;
import static dev.crossover.model.Samples.READING;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static dev.crossover.model.Samples.fold;
import static dev.crossover.model.Samples.learner;
import static dev.crossover.model.Samples.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Background;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.Evidence;
import dev.crossover.model.unit.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    assertThat(prompting.level()).isEqualTo(SkillStudy.UNASSESSED);
    assertThat(prompting.attempts()).isZero();
    assertThat(prompting.studied()).isEqualTo(1);
  }

  @Test
  void gapsComeLargestFirstWithWhatWouldCloseThem() {
    Readiness r = readiness(Background.ML_ENGINEER);
    assertThat(r.gaps()).extracting(Readiness.Gap::skill).containsExactly("rag", "prompting");
    assertThat(r.gaps().getFirst().units()).containsExactly("quiz", "project");
    assertThat(r.gaps().getFirst().missing()).isCloseTo(0.5, within(1e-9));
  }

  /** Good scores are not enough while project, evidence or interview are missing. */
  @Test
  void readyNeedsTheGates() {
    List<LearningEvent> events = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      events.add(event("q" + i, day(i), QUIZ, score(1)));
    }
    events.add(event("r", day(1), READING, score(1)));
    Readiness closed = readiness(events);
    assertThat(closed.value()).isGreaterThanOrEqualTo(Readiness.READY);
    assertThat(closed.ready()).isFalse();
    assertThat(closed.openGates())
        .extracting(Gate::kind)
        .containsExactly(Gate.Kind.UNIT, Gate.Kind.INTERVIEW, Gate.Kind.INTERVIEW);
    events.add(event("p", day(41), PROJECT, new Fact.Reviewed(true, Set.of(Evidence.RESULTS))));
    assertThat(readiness(events).openGates().getFirst())
        .isEqualTo(new Gate(Gate.Kind.EVIDENCE, "project", Set.of(Evidence.DIAGRAM)));
    events.add(event("d", day(42), DIAGRAM, new Fact.Completed()));
    events.add(event("i", day(43), null, new Fact.Interviewed("evaluation", 0.9)));
    events.add(event("j", day(44), null, new Fact.Interviewed("debugging", 0.7)));
    assertThat(readiness(events).openGates()).isEmpty();
    assertThat(readiness(events).ready()).isTrue();
  }

  /** Failing must not raise a level, nor passing lower it. */
  @Test
  void attemptsMoveALevelTheRightWay() {
    SkillLevel failed = rag(List.of(event("a", day(1), QUIZ, score(0))));
    SkillLevel passed = rag(List.of(event("a", day(1), QUIZ, score(1))));
    assertThat(passed.level()).isGreaterThan(failed.level());
    assertThat(passed.attempts()).isEqualTo(1);
    assertThat(passed.low()).isLessThan(passed.level());
  }

  @Test
  void interviewReadinessIsTheMeanOverItsDimensions() {
    LearnerFold fold = fold(event("i", day(1), null, new Fact.Interviewed("evaluation", 0.35)));
    InterviewReadiness interview = InterviewReadiness.of(PLAN, fold.interview());
    assertThat(interview.value()).isCloseTo(0.25, within(1e-9));
    assertThat(interview.dimensions())
        .containsExactly(
            new InterviewReadiness.Level("evaluation", 0.35, 1),
            new InterviewReadiness.Level("debugging", null, 0));
  }

  private static SkillLevel rag(List<LearningEvent> events) {
    return readiness(events).skills().get(1);
  }

  private static Readiness readiness(List<LearningEvent> events) {
    return readiness(Background.ML_ENGINEER, events.toArray(LearningEvent[]::new));
  }

  private static Readiness readiness(Background background, LearningEvent... events) {
    Basis basis = Basis.of(INDEX, Difficulties.NONE, learner("ada", background).enrolment());
    LearnerFold fold = LearnerFold.of(basis, List.of(events));
    return Readiness.of(basis, PLAN.target(), fold.units(), fold.mastery(), fold.interview());
  }
}
