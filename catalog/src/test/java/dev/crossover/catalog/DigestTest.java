package dev.crossover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.plan.Block;
import dev.crossover.model.plan.Dimension;
import dev.crossover.model.plan.Phase;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Role;
import dev.crossover.model.plan.SkipTopic;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.plan.UnitKind;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the curriculum digest is in the catalog: by its id, and by what its title says. */
class DigestTest {

  private static final Map<String, Plan> PLANS =
      Shipped.PLANS.stream().collect(Collectors.toMap(Function.identity(), Shipped::plan));

  @ParameterizedTest
  @CsvFileSource(resources = "/digest/units.csv", delimiter = '|')
  void aUnitCarriesTheRow(
      String id, String unitId, String weeks, String kind, @Nullable String skill, String phrases) {
    Plan plan = plan(id);
    Unit unit = plan.unit(unitId).orElseThrow();
    Block block = plan.blocks().filter(b -> b.units().contains(unit)).findFirst().orElseThrow();
    assertThat(block.firstWeek() + "-" + block.lastWeek()).isEqualTo(weeks);
    assertThat(unit.kind()).isEqualTo(UnitKind.valueOf(kind.toUpperCase(Locale.ROOT)));
    if (skill != null) {
      assertThat(unit.skills()).contains(skill);
    }
    assertThat(phrases.split("; ")).allSatisfy(p -> says(unit.title(), p));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/digest/needs.csv", delimiter = '|')
  void aRoleNeedsTheRow(String roleId, String skill, String phrase) {
    Plan plan =
        PLANS.values().stream()
            .filter(p -> p.roles().stream().anyMatch(r -> r.id().equals(roleId)))
            .findFirst()
            .orElseThrow();
    Role role = only(plan.roles(), Role::id, roleId);
    only(role.needs(), Role.Need::skill, skill);
    says(new PlanIndex(plan).skill(skill).title(), phrase);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ml-to-genai       | llm-apis       | 1-4   | LLM APIs and prompting
          ml-to-genai       | rag-agents     | 5-8   | RAG, vector stores and agents
          ml-to-genai       | production     | 9-12  | System design, production, portfolio
          classic-ml-to-llm | papers         | 1-4   | Month 1
          classic-ml-to-llm | rag-app        | 5-9   | Month 2
          classic-ml-to-llm | evaluations    | 10-13 | Month 3
          classic-ml-to-llm | in-public      | 14-26 | Months 4 to 6
          genai-roadmap     | foundations    | 1-9   | 1 Mathematics and programming
          genai-roadmap     | deep-learning  | 10-17 | 2 Core ML and deep learning
          genai-roadmap     | nlp            | 18-26 | 3 NLP and transformers
          genai-roadmap     | generative     | 27-35 | 4 Generative models and LLMs
          genai-roadmap     | applied        | 36-43 | 5 Prompting, RAG and agents
          genai-roadmap     | alignment      | 36-43 | 6 Fine-tuning, PEFT and alignment
          genai-roadmap     | mlops          | 44-52 | 7 MLOps and deployment
          genai-roadmap     | specialisation | 53-60 | 8 Evaluation, safety, specialisation
          """)
  void aPhaseHasItsWeeks(String id, String phaseId, String weeks, String title) {
    Phase phase = only(plan(id).phases(), Phase::id, phaseId);
    assertThat(phase.blocks().getFirst().firstWeek() + "-" + phase.blocks().getLast().lastWeek())
        .isEqualTo(weeks);
    says(phase.title(), title);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          api-foundations | 1-2   | LLM API foundations
          prompting       | 3-4   | Prompt engineering
          rag             | 5-6   | RAG
          agents-block    | 7-8   | Agents
          system-design   | 9-10  | GenAI system design
          portfolio       | 11-12 | Portfolio and interviews
          """)
  void aBlockHasItsWeeks(String blockId, String weeks, String title) {
    Block block = only(plan("ml-to-genai").blocks().toList(), Block::id, blockId);
    assertThat(block.firstWeek() + "-" + block.lastWeek()).isEqualTo(weeks);
    assertThat(block.title()).isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource({
    "introductory-ml, Introductory AI and ML",
    "basic-python, Basic Python",
    "what-is-an-embedding, What an embedding is",
    "model-serving-basics, Fundamentals of model serving: Docker and REST",
    "basic-statistics, Basic statistics"
  })
  void aSkipTopicIsNamed(String id, String title) {
    assertThat(only(plan("ml-to-genai").skip(), SkipTopic::id, id).title()).isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          model-knowledge | training; architecture; optimisation               | API capability; selection; routing                | llm-apis
          data-handling   | features; augmentation                             | chunking; embedding strategy; retrieval           | rag vector-databases
          evaluation      | precision; recall; F1; AUC; confusion matrix       | faithfulness; relevance; LLM-as-judge; RAGAS      | evaluation
          system-design   | training pipeline; serving                         | RAG pipeline; agents; guardrails                  | rag agents
          production      | drift; retraining                                  | prompt versions; cost; caching                    | experiment-tracking token-economics
          debugging       | loss curves; data quality                          | prompt failures; retrieval misses; agent loops    | nondeterminism
          """)
  void anInterviewDimensionHasBothSides(String id, String from, String to, String skills) {
    Dimension dimension = only(plan("ml-to-genai").interview(), Dimension::id, id);
    assertThat(from.split("; ")).allSatisfy(p -> says(dimension.from(), p));
    assertThat(to.split("; ")).allSatisfy(p -> says(dimension.to(), p));
    assertThat(dimension.skills()).containsExactly(skills.split(" "));
  }

  private static Plan plan(String id) {
    return Objects.requireNonNull(PLANS.get(id), id);
  }

  private static void says(String title, String phrase) {
    assertThat(title).containsIgnoringCase(phrase);
  }

  private static <T> T only(Collection<T> all, Function<T, String> id, String wanted) {
    List<T> found = all.stream().filter(t -> id.apply(t).equals(wanted)).toList();
    assertThat(found).as(wanted).hasSize(1);
    return found.getFirst();
  }
}
