package dev.crossover.catalog;

import static dev.crossover.model.Samples.START;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static dev.crossover.model.Samples.score;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.ChecklistItem;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Role;
import dev.crossover.model.plan.Skill;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.plan.UnitKind;
import dev.crossover.model.readiness.BroughtAlong;
import dev.crossover.model.readiness.Gate;
import dev.crossover.model.readiness.OtherRole;
import dev.crossover.model.readiness.Readiness;
import dev.crossover.model.unit.Basis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What readiness says of people whom anybody would judge alike, on each shipped plan. */
class NamedPeopleTest {

  static final List<String> PLANS = Shipped.PLANS;

  /** What somebody has done, unit by unit in the order of study. */
  private final List<LearningEvent> done = new ArrayList<>();

  private PlanIndex plan = new PlanIndex(Shipped.plan("ml-to-genai"));

  @ParameterizedTest
  @FieldSource("PLANS")
  void whoNeverBeganHasShownNothing(String id) {
    on(id);
    assertThat(readiness().shown()).isZero();
    assertThat(readiness().ready()).isFalse();
  }

  @ParameterizedTest
  @FieldSource("PLANS")
  void whoReadsAllAndTriesNothingHasShownNothing(String id) {
    on(id);
    each(UnitKind.STUDY, (unit, at) -> add(unit, at, new Fact.Completed()));
    assertThat(readiness().shown()).isZero();
    assertThat(readiness().assumed()).isPositive();
    assertThat(readiness().ready()).isFalse();
  }

  @ParameterizedTest
  @FieldSource("PLANS")
  void whoFailsEachAssessmentOnceIsNotReady(String id) {
    on(id);
    each(UnitKind.ASSESSMENT, (unit, at) -> add(unit, at, score(0.6)));
    assertThat(readiness().shown()).isLessThan(0.2);
    assertThat(readiness().ready()).isFalse();
  }

  @ParameterizedTest
  @FieldSource("PLANS")
  void whoPassesAllAtThreeQuartersIsReady(String id) {
    on(id);
    finish(0.75, 1);
    assertThat(readiness().openGates()).isEmpty();
    assertThat(readiness().shown()).isGreaterThanOrEqualTo(Readiness.READY);
    assertThat(readiness().ready()).isTrue();
  }

  @ParameterizedTest
  @FieldSource("PLANS")
  void whoPassesAllWithoutAFaultHasShownNearlyAll(String id) {
    on(id);
    finish(1, 1);
    assertThat(readiness().shown()).isGreaterThanOrEqualTo(0.9);
    assertThat(readiness().ready()).isTrue();
  }

  /** Testing out in the first week is worth what the same evidence is worth at any time. */
  @ParameterizedTest
  @FieldSource("PLANS")
  void whoTestsOutAtOnceHasTheSameFigures(String id) {
    on(id);
    finish(0.75, 1);
    Readiness slow = readiness();
    on(id);
    finish(0.75, 0);
    assertThat(readiness().shown()).isEqualTo(slow.shown());
    assertThat(readiness().ready()).isTrue();
  }

  @ParameterizedTest
  @FieldSource("PLANS")
  void whoHandsInAllProjectsWaitsForTheReviewers(String id) {
    on(id);
    each(UnitKind.PROJECT, (unit, at) -> add(unit, at, new Fact.Submitted()));
    Set<String> gates = Set.copyOf(plan.plan().target().gates());
    long projects =
        plan.units().stream()
            .filter(u -> u.kind() == UnitKind.PROJECT && gates.contains(u.id()))
            .count();
    assertThat(projects).isPositive();
    assertThat(readiness().openGates())
        .filteredOn(gate -> gate.kind() == Gate.Kind.REVIEW)
        .hasSize((int) projects);
    assertThat(readiness().ready()).isFalse();
  }

  /** Nothing fades without evidence that it does; when it was shown is told. */
  @ParameterizedTest
  @FieldSource("PLANS")
  void whatWasShownLongAgoHasItsDate(String id) {
    on(id);
    finish(1, 1);
    assertThat(readiness().skills())
        .allSatisfy(s -> assertThat(s.lastAt()).isBetween(day(0), day(plan.units().size() + 2)));
  }

  @Test
  void whoFinishesMlToGenaiIsNearAnAiEngineerAndNoNearerToASpecialist() {
    on("ml-to-genai");
    finish(0.75, 1);
    OtherRole engineer = other("ai-engineer");
    OtherRole specialist = other("ai-ml-specialist");
    assertThat(engineer.shown()).isGreaterThanOrEqualTo(0.7);
    assertThat(engineer.teaches()).isGreaterThan(0.5);
    assertThat(engineer.teaches() * engineer.shown())
        .isGreaterThan(specialist.teaches() * specialist.shown() + 0.4);
  }

  /** Each passed unit that builds a skill of the other role raises what is shown of it. */
  @Test
  void eachSharedUnitRaisesWhatIsShownForAnAiEngineer() {
    on("ml-to-genai");
    Set<String> shared = new HashSet<>();
    role("ai-engineer").needs().forEach(need -> shared.add(need.skill()));
    Map<String, Double> before = new HashMap<>(Map.of("shown", 0.0));
    each(
        UnitKind.ASSESSMENT,
        (unit, at) -> {
          add(unit, at, score(0.8));
          double shown = other("ai-engineer").shown();
          if (unit.skills().stream().anyMatch(shared::contains)) {
            assertThat(shown).as(unit.id()).isGreaterThan(before.get("shown"));
          }
          before.put("shown", shown);
        });
    assertThat(before.get("shown")).isPositive();
  }

  /** The map of what carries over moves a figure, share by share. */
  @ParameterizedTest
  @CsvSource({
    "python",
    "ab-testing",
    "evaluation",
    "statistics",
    "data-pipelines",
    "experiment-tracking",
    "compute",
    "serving",
    "embeddings"
  })
  void eachCarriedShareMovesWhatIsBroughtAlong(String skill) {
    on("ml-to-genai");
    double high = along(with(skill, 0.95)).share();
    double low = along(with(skill, 0.6)).share();
    assertThat(high).isGreaterThan(low);
    assertThat(along(plan.plan()).skills()).hasSize(9);
  }

  private void on(String id) {
    plan = new PlanIndex(Shipped.plan(id));
    done.clear();
  }

  /** Everything that the plan asks for. */
  private void finish(double score, int daysApart) {
    int i = 0;
    for (Unit unit : plan.units()) {
      int day = i++ * daysApart;
      switch (unit.kind()) {
        case STUDY -> add(unit, day, new Fact.Completed());
        case ASSESSMENT -> add(unit, day, score(score));
        case PROJECT -> add(unit, day, accepted(unit));
      }
    }
    for (var dimension : plan.plan().interview()) {
      String at = "interview " + dimension.id();
      done.add(event(at, day(i * daysApart), null, new Fact.Interviewed(dimension.id(), 0.8)));
    }
  }

  /** With each item of its checklist ticked. */
  private static Fact accepted(Unit unit) {
    return new Fact.Reviewed(
        true, unit.checklist().stream().map(ChecklistItem::id).collect(Collectors.toSet()));
  }

  private void each(UnitKind kind, BiConsumer<Unit, Integer> then) {
    int day = 0;
    for (Unit unit : plan.units()) {
      if (unit.kind() == kind) {
        then.accept(unit, day++);
      }
    }
  }

  private void add(Unit unit, int day, Fact fact) {
    done.add(event(unit.id() + done.size(), day(day), unit.activities().getFirst(), fact));
  }

  private Readiness readiness() {
    return readiness(plan);
  }

  private Readiness readiness(PlanIndex of) {
    Basis basis = basis(of);
    LearnerFold fold = LearnerFold.of(basis, done);
    return Readiness.of(basis, of.plan().target(), fold.units(), fold.mastery(), fold.results());
  }

  private BroughtAlong along(Plan of) {
    return readiness(new PlanIndex(of)).broughtAlong();
  }

  private OtherRole other(String role) {
    Basis basis = basis(plan);
    return OtherRole.of(basis, role(role), LearnerFold.of(basis, done).results());
  }

  private Role role(String id) {
    return plan.plan().roles().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  private static Basis basis(PlanIndex of) {
    return Basis.of(
        of,
        Difficulties.NONE,
        new Enrolment(
            "spring", "team-a", of.plan().id(), START, 10, Background.ML_ENGINEER, List.of()));
  }

  private Plan with(String skill, double credit) {
    Plan p = plan.plan();
    return new Plan(
        p.id(),
        p.version(),
        p.title(),
        p.description(),
        p.hoursPerWeek(),
        p.phases(),
        p.skills().stream()
            .map(s ->
                s.id().equals(skill)
                    ? new Skill(
                        s.id(),
                        s.title(),
                        s.from(),
                        s.within(),
                        Map.of(Background.ML_ENGINEER, credit))
                    : s)
            .toList(),
        p.roles(),
        p.skip(),
        p.interview(),
        p.guidance());
  }
}
