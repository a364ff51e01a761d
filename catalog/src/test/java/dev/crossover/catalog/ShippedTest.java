package dev.crossover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Samples;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.mastery.Mastery;
import dev.crossover.model.plan.ActivityMap.Place;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Skill;
import dev.crossover.model.plan.UnitKind;
import dev.crossover.model.readiness.Readiness;
import dev.crossover.model.unit.Basis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Every row of the curriculum digest is in the catalog. */
class ShippedTest {

  static final List<String> PLANS = Shipped.PLANS;

  @ParameterizedTest
  @CsvSource({
    // plan, weeks, phases, blocks, units, projects, skip topics, interview dimensions
    "ml-to-genai, 12, 3, 6, 23, 3, 5, 6",
    "classic-ml-to-llm, 26, 4, 4, 11, 2, 0, 0",
    "genai-roadmap, 60, 8, 8, 36, 5, 0, 0"
  })
  void aPlanHasEveryRow(
      String id,
      int weeks,
      int phases,
      int blocks,
      int units,
      int projects,
      int skip,
      int dimensions) {
    Plan plan = Shipped.plan(id);
    assertThat(plan.weeks()).isEqualTo(weeks);
    assertThat(plan.phases()).hasSize(phases);
    assertThat(plan.blocks()).hasSize(blocks);
    assertThat(plan.units()).hasSize(units);
    assertThat(plan.units().filter(u -> u.kind() == UnitKind.PROJECT)).hasSize(projects);
    assertThat(plan.skip()).hasSize(skip);
    assertThat(plan.interview()).hasSize(dimensions);
  }

  @ParameterizedTest
  @CsvSource({
    "ml-to-genai, time, 2",
    "ml-to-genai, llm-evaluation-dimensions, 4",
    "ml-to-genai, traps, 3",
    "ml-to-genai, switching, 2",
    "classic-ml-to-llm, time, 2",
    "classic-ml-to-llm, transfers, 5",
    "classic-ml-to-llm, does-not-transfer, 4",
    "classic-ml-to-llm, routes, 3",
    "genai-roadmap, evaluation-tools, 5",
    "genai-roadmap, metrics, 5",
    "genai-roadmap, safety, 5"
  })
  void guidanceHasEveryRow(String plan, String subject, int lines) {
    assertThat(Shipped.plan(plan).guidance().get(subject)).hasSize(lines);
  }

  @ParameterizedTest
  @CsvSource({
    "genai-engineer, 15",
    "ai-application-developer, 5",
    "ai-ml-specialist, 6",
    "prompt-systems-engineer, 6",
    "ml-engineer, 14",
    "ai-engineer, 15"
  })
  void aRoleHasEveryNeed(String id, int needs) {
    assertThat(Shipped.plan("ml-to-genai").roles())
        .filteredOn(r -> r.id().equals(id))
        .singleElement()
        .satisfies(r -> assertThat(r.needs()).hasSize(needs));
  }

  /** How much of each skill an ML engineer brings along. */
  @ParameterizedTest
  @CsvSource({
    "python, 1.0",
    "ab-testing, 0.95",
    "evaluation, 0.9",
    "statistics, 0.9",
    "data-pipelines, 0.85",
    "experiment-tracking, 0.8",
    "compute, 0.75",
    "serving, 0.7",
    "embeddings, 0.6",
    "prompt-engineering, 0",
    "rag-architecture, 0",
    "agents, 0",
    "vector-databases, 0",
    "nondeterminism, 0",
    "token-economics, 0"
  })
  void skillsTransferAsTheDigestSays(String id, double credit) {
    Skill skill = new PlanIndex(Shipped.plan("ml-to-genai")).skill(id);
    assertThat(skill.credit(Background.ML_ENGINEER)).isEqualTo(credit);
    assertThat(skill.from().isEmpty()).isEqualTo(credit == 0);
  }

  /** "An ML engineer starts with 60-70 % of what the target role needs." */
  @Test
  void anMlEngineerStartsAtSixtyPercent() {
    Plan plan = Shipped.plan("ml-to-genai");
    Learner ada = Samples.learner("ada", "team-a", plan.id());
    Basis basis = Basis.of(new PlanIndex(plan), Difficulties.NONE, ada.enrolment());
    assertThat(Readiness.value(basis, Map.of(), Mastery.NEW)).isBetween(0.6, 0.7);
  }

  @ParameterizedTest
  @FieldSource("PLANS")
  void theHoursOfAPlanFillItsWeeks(String id) {
    Plan plan = Shipped.plan(id);
    assertThat(plan.hours())
        .isBetween(
            plan.weeks() * plan.hoursPerWeek() * 0.9, 1.1 * plan.weeks() * plan.hoursPerWeek());
  }

  @ParameterizedTest
  @FieldSource("PLANS")
  void everyUnitCanBeReached(String id) {
    PlanIndex plan = new PlanIndex(Shipped.plan(id));
    for (var unit : plan.units()) {
      assertThat(plan.activities().find(unit.activities().getFirst()))
          .isEqualTo(new Place.InUnit(unit, true));
      unit.evidence()
          .forEach((evidence, shownBy) ->
              assertThat(plan.activities().find(shownBy.getFirst()))
                  .isEqualTo(new Place.Shows(unit, evidence)));
    }
  }
}
