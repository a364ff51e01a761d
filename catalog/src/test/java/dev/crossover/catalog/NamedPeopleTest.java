package dev.crossover.catalog;

import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.score;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.event.Fact;
import dev.crossover.model.plan.UnitKind;
import dev.crossover.model.readiness.Gate;
import dev.crossover.model.readiness.OtherRole;
import dev.crossover.model.readiness.Readiness;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What readiness says of people whom anybody would judge alike, on each shipped plan. */
class NamedPeopleTest extends PersonOnAPlan {

  static final List<String> PLANS = Shipped.PLANS;

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

  /** "Accepted" with something of the checklist missing is not accepted, and says what lacks. */
  @ParameterizedTest
  @FieldSource("PLANS")
  void whoseProjectsAreAcceptedWithoutTheirChecklistIsNotReady(String id) {
    on(id);
    finish(1, 1);
    done.removeIf(e -> e.fact() instanceof Fact.Reviewed);
    each(UnitKind.PROJECT, (unit, at) -> add(unit, at, new Fact.Reviewed(true, Set.of("results"))));
    assertThat(readiness().ready()).isFalse();
    assertThat(readiness().openGates())
        .isNotEmpty()
        .allSatisfy(gate -> {
          assertThat(gate.kind()).isEqualTo(Gate.Kind.CHECKLIST);
          assertThat(gate.missing()).contains("trade_offs").doesNotContain("results");
        });
  }

  @ParameterizedTest
  @FieldSource("PLANS")
  void whoseProjectsAreSentBackHasTheNextTurn(String id) {
    on(id);
    finish(1, 1);
    done.removeIf(e -> e.fact() instanceof Fact.Reviewed);
    each(UnitKind.PROJECT, (unit, at) -> add(unit, at, new Fact.Submitted()));
    each(
        UnitKind.PROJECT,
        (unit, at) -> add(unit, at + 1, new Fact.Reviewed(false, Set.of("results"))));
    assertThat(readiness().openGates())
        .isNotEmpty()
        .allSatisfy(gate -> assertThat(gate.kind()).isEqualTo(Gate.Kind.SENT_BACK));
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
}
