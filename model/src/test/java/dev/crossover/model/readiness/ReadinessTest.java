package dev.crossover.model.readiness;

import static dev.crossover.model.Samples.BASIS;
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

import dev.crossover.model.event.Attester;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.event.Route;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Background;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.Rubric;
import dev.crossover.model.plan.Signal;
import dev.crossover.model.unit.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The plan teaches prompting (a third of its part of the role) and RAG; Python is brought along.
 */
class ReadinessTest {

  @Test
  void nothingIsShownAtFirst() {
    Readiness r = readiness(Background.ML_ENGINEER);
    assertThat(r.shown()).isZero();
    assertThat(r.assumed()).isZero();
    assertThat(r.missing()).isEqualTo(1);
    assertThat(r.skills()).extracting(SkillLevel::skill).containsExactly("prompting", "rag");
  }

  /** What is brought along is a line of its own, until somebody vouches for it. */
  @Test
  void whatIsBroughtAlongIsAssumedUntilItIsAttested() {
    assertThat(readiness(Background.ML_ENGINEER).broughtAlong())
        .isEqualTo(carried(1.0, BroughtAlong.Ground.ASSUMED, null));
    assertThat(readiness(Background.SOFTWARE_ENGINEER).broughtAlong().skills()).isEmpty();
    Readiness attested =
        readiness(
            Background.ML_ENGINEER,
            event("a", day(1), null, new Fact.Attested("python", 0.5, Attester.MANAGER)));
    assertThat(attested.broughtAlong())
        .isEqualTo(
            carried(
                0.5, BroughtAlong.Ground.ATTESTED, new Attestation(0.5, Attester.MANAGER, day(1))));
    assertThat(attested.shown()).isZero();
  }

  @Test
  void studyIsAssumedAndShowsNothing() {
    Readiness r =
        readiness(Background.ML_ENGINEER, event("a", day(1), READING, new Fact.Completed()));
    SkillLevel prompting = r.skills().getFirst();
    assertThat(prompting.shown()).isZero();
    assertThat(prompting.results()).isZero();
    assertThat(prompting.assumed()).isEqualTo(SkillStudy.STUDIED);
    assertThat(r.assumed()).isCloseTo(SkillStudy.STUDIED / 3, within(1e-9));
    assertThat(r.shown() + r.assumed() + r.missing()).isCloseTo(1, within(1e-9));
  }

  @Test
  void gapsComeLargestFirstWithWhatWouldShowThem() {
    Readiness r = readiness(Background.ML_ENGINEER);
    assertThat(r.gaps()).extracting(Readiness.Gap::skill).containsExactly("rag", "prompting");
    assertThat(r.gaps().getFirst().units()).containsExactly("quiz", "project");
    assertThat(r.gaps().getFirst().open()).isCloseTo(2 / 3.0, within(1e-9));
  }

  /** Good scores are not enough while project, evidence or interview are missing. */
  @Test
  void readyNeedsTheGates() {
    List<LearningEvent> events = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      events.add(event("q" + i, day(i), QUIZ, score(1)));
    }
    events.add(event("r", day(1), READING, score(1)));
    Readiness closed = readiness(events);
    assertThat(closed.shown()).isEqualTo(1);
    assertThat(closed.ready()).isFalse();
    assertThat(closed.openGates()).extracting(Gate::kind).containsExactly(Gate.Kind.UNIT);
    events.add(event("s", day(40), PROJECT, new Fact.Submitted()));
    assertThat(readiness(events).openGates().getFirst().kind()).isEqualTo(Gate.Kind.REVIEW);
    events.add(event("p", day(41), PROJECT, new Fact.Reviewed(true, Set.of("results"))));
    assertThat(readiness(events).openGates().getFirst())
        .isEqualTo(new Gate(Gate.Kind.CHECKLIST, "project", List.of("diagram")));
    events.add(event("d", day(42), DIAGRAM, new Fact.Completed()));
    assertThat(readiness(events).openGates()).isEmpty();
    assertThat(readiness(events).ready()).isTrue();
  }

  /** What others see is the same whichever route a learner takes: the learner alone sees theirs. */
  @Test
  void onlyWhoGoesToAnotherEmployerHasInterviewsBeforeThem() {
    List<LearningEvent> events = new ArrayList<>();
    events.add(event("p", day(1), PROJECT, new Fact.Reviewed(true, Set.of("results", "diagram"))));
    for (Route route : Route.values()) {
      LearnerFold fold = chosen(events, route);
      assertThat(fold.route()).isEqualTo(route);
      assertThat(own(fold).openGates())
          .extracting(Gate::id)
          .isEqualTo(route == Route.EXTERNAL ? List.of("evaluation", "debugging") : List.of());
      assertThat(seenByOthers(fold)).isEqualTo(seenByOthers(LearnerFold.of(BASIS, events)));
    }
    events.add(event("i", day(43), null, new Fact.Interviewed("evaluation", 0.9)));
    events.add(event("j", day(44), null, new Fact.Interviewed("debugging", 0.7)));
    assertThat(own(chosen(events, Route.EXTERNAL)).openGates()).isEmpty();
  }

  private static LearnerFold chosen(List<LearningEvent> events, Route route) {
    List<LearningEvent> all = new ArrayList<>(events);
    all.add(event("route", day(60), null, new Fact.Routed(route)));
    return LearnerFold.of(BASIS, all);
  }

  private static Readiness own(LearnerFold fold) {
    return Readiness.of(
        BASIS, PLAN.target(), fold.units(), fold.mastery(), fold.results(), fold.route());
  }

  private static Readiness seenByOthers(LearnerFold fold) {
    return Readiness.of(BASIS, PLAN.target(), fold.units(), fold.mastery(), fold.results());
  }

  /** What went into use at work is evidence of the skills that it took, whoever confirms it. */
  @Test
  void shippedWorkShowsItsSkills() {
    Fact shipped = new Fact.Shipped(Set.of("rag", "unheard-of"), Attester.MANAGER);
    assertThat(rag(event("a", day(1), null, shipped)).level()).isGreaterThan(0.8);
    assertThat(fold(event("a", day(1), null, shipped)).shipped())
        .containsExactly(new ShippedWork(Set.of("rag"), Attester.MANAGER, day(1)));
  }

  /** Nothing of the rubric may be noticed, or all of it: each tells. */
  @Test
  void aPracticeInterviewIsScoredByTheRubricUnlessItsSenderDidSo() {
    List<Signal> rubric =
        List.of(
            new Signal("concrete", "A concrete project", true),
            new Signal("failures", "What did not work", true),
            new Signal("training", "Mostly about training", false),
            new Signal("cost", "No word on cost", false));
    assertThat(Rubric.score(rubric, Set.of())).isZero();
    assertThat(Rubric.score(rubric, Set.of("concrete", "failures"))).isEqualTo(1);
    assertThat(Rubric.score(rubric, Set.of("concrete", "failures", "cost"))).isEqualTo(0.5);
    assertThat(Rubric.score(rubric, Set.of("concrete", "training", "cost"))).isZero();
    assertThat(Rubric.score(rubric, Set.of("concrete", "unheard-of"))).isEqualTo(0.5);
  }

  /** A project that was sent back waits for its learner again, until it is handed in once more. */
  @Test
  void itIsAReviewersTurnFromHandingInToTheReview() {
    List<LearningEvent> events = new ArrayList<>();
    events.add(event("s", day(1), PROJECT, new Fact.Submitted()));
    assertThat(gate(events)).isEqualTo(Gate.Kind.REVIEW);
    events.add(event("t", day(2), PROJECT, new Fact.Reviewed(false, Set.of())));
    assertThat(gate(events)).isEqualTo(Gate.Kind.SENT_BACK);
    events.add(event("u", day(3), PROJECT, new Fact.Submitted()));
    assertThat(gate(events)).isEqualTo(Gate.Kind.REVIEW);
  }

  @Test
  void anAcceptedProjectIsEvidenceOnceAndASentBackOneIsNone() {
    Fact accepted = new Fact.Reviewed(true, Set.of("diagram", "results"));
    assertThat(rag(event("a", day(1), PROJECT, new Fact.Reviewed(true, Set.of()))).level())
        .as("accepted without its checklist")
        .isZero();
    assertThat(rag(event("a", day(1), PROJECT, new Fact.Reviewed(false, Set.of()))).level())
        .isZero();
    SkillLevel once = rag(event("a", day(1), PROJECT, accepted));
    assertThat(once.level()).isGreaterThan(0.8);
    assertThat(
            rag(event("a", day(1), PROJECT, accepted), event("b", day(2), PROJECT, accepted))
                .level())
        .isEqualTo(once.level());
  }

  @Test
  void oneQuestionShowsLessThanTenAndARetryLessThanAFirstTry() {
    Fact one = new Fact.Graded(1.0, null, Grader.AUTOMATIC, 1);
    Fact ten = new Fact.Graded(1.0, null, Grader.AUTOMATIC, 10);
    assertThat(rag(event("a", day(1), QUIZ, one)).level()).isLessThan(0.3);
    assertThat(rag(event("a", day(1), QUIZ, ten)))
        .isEqualTo(rag(event("a", day(1), QUIZ, score(1))));
    double again = rag(event("a", day(1), QUIZ, one), event("b", day(2), QUIZ, one)).level();
    assertThat(again).isBetween(0.2, Math.pow(0.2, 0.5) - 0.01);
  }

  /** A machine that grades a project does not accept it. */
  @Test
  void aMachinesGradeAcceptsNoProject() {
    assertThat(gate(List.of(event("a", day(1), PROJECT, score(1))))).isNotNull();
  }

  @Test
  void otherRolesSayWhatThePlanTeachesOfThem() {
    Basis basis =
        Basis.of(INDEX, Difficulties.NONE, learner("ada", Background.ML_ENGINEER).enrolment());
    assertThat(
            OtherRole.of(
                basis,
                PLAN.roles().getLast(),
                fold(event("a", day(1), READING, score(1))).results()))
        .isEqualTo(new OtherRole(1, 1, List.of()));
    assertThat(OtherRole.of(basis, PLAN.target(), Results.NONE))
        .isEqualTo(new OtherRole(0.75, 0, List.of("python")));
  }

  @Test
  void interviewReadinessIsTheMeanOverItsDimensions() {
    LearnerFold fold = fold(event("i", day(1), null, new Fact.Interviewed("evaluation", 0.35)));
    InterviewReadiness interview = InterviewReadiness.of(PLAN, fold.results().interview());
    assertThat(interview.value()).isCloseTo(0.25, within(1e-9));
    assertThat(interview.dimensions())
        .containsExactly(
            new InterviewReadiness.Level("evaluation", 0.35, 1),
            new InterviewReadiness.Level("debugging", null, 0));
  }

  private static BroughtAlong carried(
      double share, BroughtAlong.Ground ground, @Nullable Attestation word) {
    return new BroughtAlong(
        share,
        Math.min(1, share / 0.6) / 4,
        List.of(new BroughtAlong.Carried("python", share, ground, word)));
  }

  private static Gate.Kind gate(List<LearningEvent> events) {
    return readiness(events).openGates().getFirst().kind();
  }

  private static SkillLevel rag(LearningEvent... events) {
    return readiness(List.of(events)).skills().get(1);
  }

  private static Readiness readiness(List<LearningEvent> events) {
    return readiness(Background.ML_ENGINEER, events.toArray(LearningEvent[]::new));
  }

  private static Readiness readiness(Background background, LearningEvent... events) {
    Basis basis = Basis.of(INDEX, Difficulties.NONE, learner("ada", background).enrolment());
    LearnerFold fold = LearnerFold.of(basis, List.of(events));
    return Readiness.of(basis, PLAN.target(), fold.units(), fold.mastery(), fold.results());
  }
}
