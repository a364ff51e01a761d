package dev.crossover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.learner.Background;
import dev.crossover.model.plan.ActivityMap.Place;
import dev.crossover.model.plan.Phase;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Role;
import dev.crossover.model.plan.Skill;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.plan.UnitKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped plans teach, show and take, and what people bring along. */
class ShippedTest {

  static final List<String> PLANS = Shipped.PLANS;

  static final List<String> FILES =
      List.of(
          "skills", "roles", "plans/ml-to-genai", "plans/classic-ml-to-llm", "plans/genai-roadmap");

  /** How much of each skill an ML engineer brings along, and what it becomes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          python              | 1.0  | Python                       | LLM API code
          ab-testing          | 0.95 | A/B testing                  | prompt comparison, model routing
          evaluation          | 0.9  | Model evaluation and metrics | RAGAS, G-Eval, LLM-as-judge
          statistics          | 0.9  | Statistics                   | prompt experiments with confidence intervals
          data-pipelines      | 0.85 | Data pipelines               | document processing, RAG ingestion
          experiment-tracking | 0.8  | Experiment tracking          | LLM observability and prompt versioning
          compute             | 0.75 | GPU and compute awareness    | token cost and model selection
          serving             | 0.7  | Model serving                | gateways, streaming, retries, fallbacks
          embeddings          | 0.6  | Embeddings                   | vector search and semantic retrieval
          """)
  void anMlEngineerBringsTheShareAlong(String id, double credit, String from, String becomes) {
    Skill skill = new PlanIndex(Shipped.plan("ml-to-genai")).skill(id);
    assertThat(skill.credit(Background.ML_ENGINEER)).isEqualTo(credit);
    assertThat(skill.from()).isEqualTo(from);
    assertThat(skill.title()).contains(becomes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "llm-apis",
        "prompting",
        "rag",
        "agents",
        "vector-databases",
        "nondeterminism",
        "token-economics"
      })
  void nobodyBringsWhatIsNew(String id) {
    Skill skill = new PlanIndex(Shipped.plan("ml-to-genai")).skill(id);
    assertThat(skill.credit()).isEmpty();
    assertThat(skill.from()).isEmpty();
  }

  /** Nobody is tested on what the skip list tells them to skip. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ml-to-genai       | llm-apis prompting rag vector-databases agents nondeterminism token-economics evaluation experiment-tracking
          classic-ml-to-llm | transformers prompting rag evaluation agents model-optimisation output-analysis ab-testing communication
          """)
  void aPlanTeachesExactly(String id, String skills) {
    assertThat(taught(Shipped.plan(id))).containsExactlyInAnyOrder(skills.split(" "));
  }

  /** One assessment alone shows little, and a project alone waits for its reviewer. */
  @ParameterizedTest
  @FieldSource("PLANS")
  void whatThePlanTeachesForItsTargetIsShownByAnAssessmentAndAProject(String id) {
    Plan plan = Shipped.plan(id);
    Set<String> taught = taught(plan);
    taught.retainAll(plan.target().needs().stream().map(Role.Need::skill).toList());
    assertThat(taught)
        .isNotEmpty()
        .allSatisfy(skill ->
            assertThat(new PlanIndex(plan).building(skill))
                .extracting(Unit::kind)
                .contains(UnitKind.ASSESSMENT, UnitKind.PROJECT));
  }

  @Test
  void whatATargetRoleNeedsIsTaughtBySomePlan() {
    Set<String> taught = new HashSet<>();
    PLANS.forEach(id -> taught.addAll(taught(Shipped.plan(id))));
    for (String id : PLANS) {
      assertThat(Shipped.plan(id).target().needs())
          .allSatisfy(need -> assertThat(taught).contains(need.skill()));
    }
  }

  /** Switching to AI engineer takes 1 to 3 months; the specialist is the hardest pathway. */
  @Test
  void theDefaultPlanServesTheAiEngineerAndHardlyTheSpecialist() {
    assertThat(sharedWeight("ai-engineer")).isGreaterThan(0.5);
    assertThat(sharedWeight("ai-ml-specialist")).isLessThan(0.1);
  }

  @ParameterizedTest
  @CsvSource({
    "ml-to-genai, project-extraction project-agent project-production, 0.7",
    "classic-ml-to-llm, small-rag evaluations, 0",
    "genai-roadmap, build-mlp build-block build-bert build-gpt build-rag, 0"
  })
  void aPlanSaysItsGates(String id, String gates, double interview) {
    Role target = Shipped.plan(id).target();
    assertThat(target.gates()).containsExactly(gates.split(" "));
    assertThat(target.interview()).isEqualTo(interview);
  }

  @ParameterizedTest
  @FieldSource("PLANS")
  void theHoursOfAPlanFillItsWeeks(String id) {
    Plan plan = Shipped.plan(id);
    assertThat(plan.hours())
        .isBetween(
            plan.weeks() * plan.hoursPerWeek() * 0.9, 1.1 * plan.weeks() * plan.hoursPerWeek());
  }

  /** The second month is the core; no week takes less than 8 hours or more than 12. */
  @Test
  void theCoreMonthHasMostHours() {
    Plan plan = Shipped.plan("ml-to-genai");
    assertThat(plan.hours()).isEqualTo(120);
    List<Double> months = plan.phases().stream().map(ShippedTest::hours).toList();
    assertThat(months.get(1)).isGreaterThan(months.get(0)).isGreaterThan(months.get(2));
    assertThat(plan.blocks().toList())
        .allSatisfy(b ->
            assertThat(
                    b.units().stream().mapToDouble(Unit::hours).sum()
                        / (b.lastWeek() - b.firstWeek() + 1))
                .isBetween(8.0, 12.0));
  }

  @Test
  void theLongerPlansTakeTheirTime() {
    assertThat(Shipped.plan("classic-ml-to-llm").weeks()).isEqualTo(26);
    Plan roadmap = Shipped.plan("genai-roadmap");
    assertThat(roadmap.weeks()).isGreaterThanOrEqualTo(52);
    assertThat(
            roadmap.unit("flash-cards").orElseThrow().hours()
                + roadmap.unit("knowledge-check").orElseThrow().hours())
        .isEqualTo(0.5);
    assertThat(roadmap.phases())
        .filteredOn(p -> !p.id().equals("mlops"))
        .allSatisfy(p -> assertThat(hours(p)).isLessThan(hours(roadmap.phases().get(6))));
  }

  @ParameterizedTest
  @FieldSource("PLANS")
  void everyUnitCanBeReached(String id) {
    PlanIndex plan = new PlanIndex(Shipped.plan(id));
    for (var unit : plan.units()) {
      assertThat(plan.activities().find(unit.activities().getFirst()))
          .isEqualTo(new Place.InUnit(unit, true));
      unit.checklist()
          .forEach(item ->
              assertThat(plan.activities().find(item.activities().getFirst()))
                  .isEqualTo(new Place.Shows(unit, item.id())));
    }
  }

  /** The nine credits and the half hour of cards and questions are all that our sources say. */
  @ParameterizedTest
  @FieldSource("FILES")
  void anEstimateOfOursIsMarkedBesideTheValue(String file) throws IOException {
    Pattern figure =
        Pattern.compile(
            "\\b(ml_engineer|data_scientist|software_engineer|weight|required|hours|gates): ");
    List<String> unmarked = new ArrayList<>();
    try (InputStream in = ShippedTest.class.getResourceAsStream("/catalog/" + file + ".yaml")) {
      new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> figure.matcher(line).find() && !line.endsWith("  # ours"))
          .forEach(unmarked::add);
    }
    switch (file) {
      case "skills" ->
          assertThat(unmarked).hasSize(9).allMatch(l -> l.matches(" {4}ml_engineer: [01][.]\\d+"));
      case "plans/genai-roadmap" ->
          assertThat(unmarked).hasSize(2).allMatch(l -> l.contains("hours: 0.25"));
      default -> assertThat(unmarked).isEmpty();
    }
  }

  private static Set<String> taught(Plan plan) {
    return plan.units()
        .flatMap(u -> u.skills().stream())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static double sharedWeight(String roleId) {
    Plan plan = Shipped.plan("ml-to-genai");
    Set<String> taught = taught(plan);
    Role role = plan.roles().stream().filter(r -> r.id().equals(roleId)).findFirst().orElseThrow();
    double all = role.needs().stream().mapToDouble(Role.Need::weight).sum();
    return role.needs().stream()
            .filter(n -> taught.contains(n.skill()))
            .mapToDouble(Role.Need::weight)
            .sum()
        / all;
  }

  private static double hours(Phase phase) {
    return phase.blocks().stream().flatMap(b -> b.units().stream()).mapToDouble(Unit::hours).sum();
  }
}
