package dev.crossover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.learner.Background;
import dev.crossover.model.plan.Audience;
import dev.crossover.model.plan.Block;
import dev.crossover.model.plan.ChecklistItem;
import dev.crossover.model.plan.Dimension;
import dev.crossover.model.plan.Phase;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Role;
import dev.crossover.model.plan.Signal;
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
import org.junit.jupiter.api.Test;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ml-to-genai       | shifts-of-thinking        | From the model to the system
          ml-to-genai       | shifts-of-thinking        | From training to prompting
          ml-to-genai       | shifts-of-thinking        | From one right answer to statistics over answers
          ml-to-genai       | what-teams-gain           | Evaluation infrastructure
          ml-to-genai       | what-teams-gain           | Choice and routing of models
          ml-to-genai       | what-teams-gain           | Knowing when fine-tuning is right
          ml-to-genai       | what-teams-gain           | Debugging what is not obvious
          ml-to-genai       | switching                 | 2 to 3 months
          ml-to-genai       | switching                 | ML engineer to AI engineer, 1 to 3 months
          ml-to-genai       | switching                 | AI engineer to ML engineer, 6 to 12 months
          ml-to-genai       | routes                    | the agreement of your manager, and a piece of work in use
          ml-to-genai       | routes                    | A role elsewhere: practised interviews
          ml-to-genai       | other-roles               | AI application developer: the commonest of the pathways, and the easiest for software engineers
          ml-to-genai       | other-roles               | AI/ML specialist: the hardest of them; a higher degree is often preferred
          ml-to-genai       | both-engineers-share      | Python, software engineering, cloud, data processing and a production mindset
          ml-to-genai       | suits-who-likes-ml-engineering | Training, mathematics, depth, research
          ml-to-genai       | suits-who-likes-ai-engineering | Products, breadth, quick change of tools
          classic-ml-to-llm | after-month-six           | Apply, or move inside
          classic-ml-to-llm | after-month-six           | expect 6 to 12 months
          classic-ml-to-llm | keep-doing                | Do not over-rotate
          classic-ml-to-llm | transfers                 | Statistics
          classic-ml-to-llm | transfers                 | Pipelines
          classic-ml-to-llm | transfers                 | Evaluation discipline
          classic-ml-to-llm | transfers                 | production
          classic-ml-to-llm | transfers                 | Scepticism
          classic-ml-to-llm | does-not-transfer         | Tuning hyperparameters
          classic-ml-to-llm | does-not-transfer         | Engineering features
          classic-ml-to-llm | does-not-transfer         | Classical algorithms
          classic-ml-to-llm | does-not-transfer         | AUC, NDCG and F1 are joined by groundedness, faithfulness and instruction following
          classic-ml-to-llm | routes                    | Internal pivot: usually easier, and the manager's help counts
          classic-ml-to-llm | routes                    | External change: a cleaner role
          classic-ml-to-llm | routes                    | Hybrid: an LLM project shipped inside first
          classic-ml-to-llm | keep-doing                | Classic ML: the roots are an advantage
          classic-ml-to-llm | keep-doing                | Papers of both fields
          classic-ml-to-llm | keep-doing                | A/B testing and evaluation
          """)
  void guidanceHasTheRow(String id, String subject, String phrase) {
    assertThat(plan(id).guidance().get(subject)).anySatisfy(line -> says(line, phrase));
  }

  /** What helps stands where it helps: beside the unit, for who learns and for who reviews. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ml-to-genai       | rag-chain          | prompt, then RAG, then fine-tuning; weeks are lost
          ml-to-genai       | cost               | leaving cost out
          ml-to-genai       | rag-evaluation     | faithfulness, relevance, coherence, harmlessness
          ml-to-genai       | llmops             | Metrics per epoch become prompt and answer per request
          ml-to-genai       | llmops             | Hyperparameters become versions of prompt and model
          ml-to-genai       | llmops             | Variants on a hold-out become prompts on an evaluation set
          ml-to-genai       | llmops             | Drift becomes automated judges of quality
          ml-to-genai       | llmops             | A/B tests of prompts and routing: LangSmith, Langfuse, Arize
          ml-to-genai       | interview-practice | evaluation rigour, production experience and intuition for models
          ml-to-genai       | project-agent      | retrieval precision and a harness
          ml-to-genai       | project-production | a dashboard of LLM evaluation
          ml-to-genai       | project-production | LangGraph with tools and error handling
          classic-ml-to-llm | open-source        | Shipping counts for more than courses
          classic-ml-to-llm | evaluation-check   | groundedness, faithfulness and instruction following
          genai-roadmap     | deployment         | Serving and maintaining is most of the work
          genai-roadmap     | prompting-study    | with phase 4, in its list of phases with 5
          """)
  void aUnitHasTheNote(String id, String unit, String phrase) {
    assertThat(plan(id).unit(unit).orElseThrow().notes()).anySatisfy(note -> says(note, phrase));
  }

  /** What a review looks for, project by project. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          project-extraction | validated-json      | validated as JSON
          project-extraction | extraction-accuracy | Extraction accuracy measured on a labelled set
          project-agent      | several-collections | Several document collections, queries routed
          project-agent      | tool-errors         | Tool errors handled
          project-agent      | own-retrieval       | own retrieval evaluated
          project-production | joined              | RAG, agents and evaluation joined
          project-production | large-corpus        | More than 10,000 documents
          project-production | labelled-set        | Labelled test set
          project-production | precision-recall    | Precision and recall of its retrieval
          project-production | harness-each-change | run on each change, its figures tracked over time
          project-production | chunking-compared   | Chunking variants compared with significance
          project-production | cost-analysed       | Cost analysed
          """)
  void aProjectIsReviewedFor(String unit, String item, String phrase) {
    Unit project = plan("ml-to-genai").unit(unit).orElseThrow();
    says(only(project.checklist(), ChecklistItem::id, item).title(), phrase);
    assertThat(project.checklist())
        .extracting(ChecklistItem::id)
        .contains("diagram", "results", "trade_offs");
  }

  /** Signals, emphases and traps are the rubric. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          concrete-project      | true  | data, metrics and deployment
          what-failed           | true  | What did not work
          reasoned-opinions     | true  | Opinions with a reason
          evaluation-set-first  | true  | evaluation set that was built first
          evaluation-rigour     | true  | Evaluation rigour
          production-experience | true  | Production experience
          model-intuition       | true  | Intuition for models
          classic-ml-view       | false | as if they were classic ML
          too-much-mathematics  | false | Too much mathematics
          strengths-played-down | false | statistics and pipelines played down
          mostly-training       | false | mostly about training
          fine-tuning-first     | false | Fine-tuning before prompting and RAG
          cost-left-out         | false | No word on cost
          """)
  void aPracticeInterviewIsScoredBy(String id, boolean helps, String phrase) {
    Signal signal = only(plan("ml-to-genai").rubric(), Signal::id, id);
    assertThat(signal.helps()).isEqualTo(helps);
    says(signal.title(), phrase);
  }

  /** Time and background belong to the plan. */
  @ParameterizedTest
  @CsvSource({
    "ml-to-genai, ML_ENGINEER, 1, 2, 3, 0.6, 0.7, ,",
    "ml-to-genai, SOFTWARE_ENGINEER, 2, 4, 6, , , none, genai-roadmap",
    "classic-ml-to-llm, ML_ENGINEER, 1, 6, 12, , , ,",
    "genai-roadmap, SOFTWARE_ENGINEER, 1, 12, , , , ,"
  })
  void aPlanKnowsItsPeople(
      String id,
      Background background,
      double factor,
      double from,
      @Nullable Double to,
      @Nullable Double headFrom,
      @Nullable Double headTo,
      @Nullable String skip,
      @Nullable String better) {
    Audience audience = plan(id).audience(background);
    assertThat(audience.factor()).isEqualTo(factor);
    assertThat(audience.months()).isEqualTo(new Audience.Range(from, to));
    assertThat(audience.headStart())
        .isEqualTo(headFrom == null ? null : new Audience.Range(headFrom, headTo));
    assertThat(audience.skip()).isEqualTo(skip == null ? null : List.of());
    assertThat(audience.better()).isEqualTo(better);
  }

  @Test
  void theDefaultPlanSaysWhatItTakesAWeek() {
    assertThat(plan("ml-to-genai").hoursPerWeek()).isEqualTo(10);
    says(plan("ml-to-genai").description(), "8 to 12 focused hours");
  }

  /** Each plan says where it comes from, and each unit where it is learnt. */
  @Test
  void aPlanHasASourceAndItsUnitsHaveLinks() {
    assertThat(PLANS.values())
        .allSatisfy(plan -> {
          assertThat(plan.provenance()).isNotNull();
          assertThat(plan.units()).allSatisfy(unit -> assertThat(unit.link()).isNotBlank());
        });
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
