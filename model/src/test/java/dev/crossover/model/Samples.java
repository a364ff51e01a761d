package dev.crossover.model;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.episode.Episodes;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.learner.Leave;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.Block;
import dev.crossover.model.plan.ChecklistItem;
import dev.crossover.model.plan.Dimension;
import dev.crossover.model.plan.Phase;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Role;
import dev.crossover.model.plan.Skill;
import dev.crossover.model.plan.SkipTopic;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.plan.UnitKind;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.stall.CohortMember;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.model.unit.Basis;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Named people and a small plan for the tests of the rules. */
public final class Samples {

  public static final LocalDate START = LocalDate.parse("2026-03-02");
  public static final String READING = "https://lms.example/reading";
  public static final String QUIZ = "https://lms.example/quiz/1";
  public static final String PROJECT = "https://lms.example/project";
  public static final String DIAGRAM = "https://lms.example/project/diagram";
  public static final String MOCK_INTERVIEW = "https://lms.example/interview/evaluation";

  /** Four weeks: reading (10 h) and a quiz (10 h) in weeks 1-2, a project (20 h) in weeks 3-4. */
  public static final Plan PLAN =
      new Plan(
          "small",
          1,
          "A small plan",
          "for tests",
          10,
          List.of(
              new Phase(
                  "p",
                  "All of it",
                  List.of(
                      new Block(
                          "learn",
                          "Learn",
                          1,
                          2,
                          List.of(
                              unit("reading", UnitKind.STUDY, 10, "prompting", READING),
                              unit("quiz", UnitKind.ASSESSMENT, 10, "rag", QUIZ))),
                      new Block(
                          "build",
                          "Build",
                          3,
                          4,
                          List.of(
                              new Unit(
                                  "project",
                                  "project",
                                  UnitKind.PROJECT,
                                  20,
                                  0.7,
                                  List.of("rag"),
                                  List.of(PROJECT),
                                  List.of(
                                      new ChecklistItem("diagram", null, List.of(DIAGRAM)),
                                      new ChecklistItem("results", null, List.of())))))))),
          List.of(
              new Skill("prompting", "Prompting", "", null, Map.of()),
              new Skill("rag", "RAG", "", null, Map.of()),
              new Skill("python", "Python", "", null, Map.of(Background.ML_ENGINEER, 1.0))),
          List.of(
              new Role(
                  "genai-engineer",
                  "GenAI engineer",
                  List.of(
                      new Role.Need("prompting", 1, 0.8),
                      new Role.Need("rag", 2, 0.8),
                      new Role.Need("python", 1, 0.6)),
                  List.of("project"),
                  0.7),
              new Role(
                  "prompter",
                  "Prompter",
                  List.of(new Role.Need("prompting", 1, 0.6)),
                  List.of(),
                  0)),
          List.of(new SkipTopic("skip", "Skip", List.of("https://lms.example/skip/*"))),
          List.of(
              new Dimension(
                  "evaluation", "Evaluation", "F1", "judges", List.of(MOCK_INTERVIEW), List.of()),
              new Dimension("debugging", "Debugging", "loss", "prompts", List.of(), List.of())),
          Map.of());

  /** A review that finds all of the project's checklist. */
  public static final Fact ACCEPTED = new Fact.Reviewed(true, Set.of("diagram", "results"));

  public static final PlanIndex INDEX = new PlanIndex(PLAN);

  /** Ada's, with no item tried by anyone. */
  public static final Basis BASIS = Basis.of(INDEX, Difficulties.NONE, ada().enrolment());

  /** An ML engineer with ten hours a week and no leave. */
  public static Learner ada(Leave... leave) {
    return learner("ada", Background.ML_ENGINEER, leave);
  }

  public static Learner learner(String id, Background background, Leave... leave) {
    return learner(id, "team-a", "small", background, leave);
  }

  /** An ML engineer of another team, on another plan. */
  public static Learner learner(String id, String team, String plan) {
    return learner(id, team, plan, Background.ML_ENGINEER);
  }

  private static Learner learner(
      String id, String team, String plan, Background background, Leave... leave) {
    return new Learner(
        id, id, null, team, "spring", plan, START, 10, background, null, List.of(), List.of(leave));
  }

  /** Noon (UTC) of a day of the plan, the first being 0. */
  public static Instant day(int day) {
    return Instant.parse("2026-03-02T12:00:00Z").plus(Duration.ofDays(day));
  }

  public static LearningEvent event(String id, Instant at, @Nullable String activity, Fact fact) {
    return new LearningEvent(id, "ada", "lms", at, at, activity, null, fact);
  }

  public static LearningEvent timed(String id, Instant at, String activity, Duration spent) {
    return new LearningEvent(id, "ada", "lms", at, at, activity, spent, new Fact.Active());
  }

  /** A reading of a counter: all time on the activity so far. */
  public static LearningEvent counted(String id, Instant at, String activity, Duration soFar) {
    return new LearningEvent(id, "ada", "lms", at, at, activity, null, soFar, new Fact.Active());
  }

  /** Ada's fold. */
  public static LearnerFold fold(LearningEvent... events) {
    return LearnerFold.of(BASIS, List.of(events));
  }

  /** A learner's progress by these events. */
  public static LearnerProgress progress(Learner learner, Instant now, LearningEvent... events) {
    return progress(learner, now, List.of(events));
  }

  /** A learner's progress by these events. */
  public static LearnerProgress progress(Learner learner, Instant now, List<LearningEvent> events) {
    Episodes episodes = episodes(learner, null, List.of(), events);
    return LearnerProgress.of(
        INDEX,
        new LearnerSnapshot(
            learner.id(),
            learner.enrolment(),
            episodes.fold(),
            now,
            episodes.after(episodes.changes(now))),
        null,
        now);
  }

  /**
   * The episodes of a learner who is alone in the cohort, by these events.
   *
   * @param receivedAt when the newest of them came in
   * @param open the episodes that are open
   */
  public static Episodes episodes(
      Learner learner,
      @Nullable Instant receivedAt,
      List<Episode> open,
      List<LearningEvent> events) {
    Basis basis = Basis.of(INDEX, Difficulties.NONE, learner.enrolment());
    LearnerFold fold = LearnerFold.of(basis, events);
    CohortMember alone = CohortMember.of(INDEX, learner.enrolment(), fold);
    return new Episodes(
        learner.id(),
        learner.enrolment(),
        basis,
        fold,
        receivedAt,
        open,
        CohortNorms.of(1, List.of(alone), Map.of()),
        Instant.EPOCH,
        StallLimits.DEFAULT);
  }

  public static Fact score(double score) {
    return new Fact.Graded(score, null, Grader.AUTOMATIC);
  }

  private static Unit unit(String id, UnitKind kind, double hours, String skill, String activity) {
    return new Unit(id, id, kind, hours, 0.7, List.of(skill), List.of(activity), List.of());
  }

  private Samples() {}
}
