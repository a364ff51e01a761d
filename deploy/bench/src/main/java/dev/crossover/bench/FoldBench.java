package dev.crossover.bench;

import dev.crossover.catalog.Shipped;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.unit.Basis;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one more event costs in the pure fold, after a history of so many. The plan is the default
 * one; of the histories, four in five events are views, the others completions and graded attempts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FoldBench {

  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  @Param({"100", "1000", "10000"})
  private int history;

  private Learner learner;
  private Basis basis;
  private List<LearningEvent> events;
  private LearnerFold fold;
  private LearningEvent viewed;
  private LearningEvent graded;

  /** Makes the history. */
  @Setup
  public void prepare() {
    PlanIndex plan = new PlanIndex(Shipped.plan("ml-to-genai"));
    learner =
        new Learner(
            "ada",
            "Ada",
            null,
            "team",
            "cohort",
            plan.plan().id(),
            LocalDate.parse("2026-01-05"),
            10,
            Background.ML_ENGINEER,
            null,
            List.of(),
            List.of());
    basis = Basis.of(plan, Difficulties.NONE, learner.enrolment());
    events = new ArrayList<>();
    for (int i = 0; i < history; i++) {
      // Twelve weeks, however many events.
      Instant at = START.plus(Duration.ofDays(84).multipliedBy(i).dividedBy(history));
      Unit unit = plan.units().get(i * plan.units().size() / history);
      Fact fact =
          switch (i % 10) {
            case 3 -> new Fact.Completed();
            case 7 -> new Fact.Graded(0.7, null, Grader.AUTOMATIC);
            default -> new Fact.Active();
          };
      events.add(event("e%06d".formatted(i), at, unit, fact));
    }
    fold = LearnerFold.of(basis, events);
    Unit last = plan.units().getLast();
    viewed = event("f", START.plus(Duration.ofDays(84)), last, new Fact.Active());
    Fact grade = new Fact.Graded(0.7, null, Grader.AUTOMATIC);
    graded = event("f", START.plus(Duration.ofDays(84)), last, grade);
  }

  private static LearningEvent event(String id, Instant at, Unit unit, Fact fact) {
    return new LearningEvent(id, "ada", "lms", at, at, unit.activities().getFirst(), null, fact);
  }

  /** One more view. */
  @Benchmark
  public LearnerFold append() {
    return fold.append(basis, viewed);
  }

  /** One more graded attempt, which moves mastery. */
  @Benchmark
  public LearnerFold appendGraded() {
    return fold.append(basis, graded);
  }

  /** Everything anew, as after a late event; grows with the history. */
  @Benchmark
  public LearnerFold refold() {
    return LearnerFold.of(basis, events);
  }

  /** What a reader makes of a fold. */
  @Benchmark
  public LearnerProgress snapshot() {
    return LearnerProgress.of(
        basis.plan(),
        new LearnerSnapshot(learner.id(), learner.enrolment(), fold, START, List.of()),
        null,
        START.plus(Duration.ofDays(85)));
  }
}
