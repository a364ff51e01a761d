package dev.crossover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.learner.Background;
import dev.crossover.model.plan.Audience;
import dev.crossover.model.plan.ChecklistItem;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Signal;
import dev.crossover.model.plan.Unit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the digest that says something to people is where it helps them. */
class DigestOfAdviceTest {

  private static final Map<String, Plan> PLANS =
      Shipped.PLANS.stream().collect(Collectors.toMap(Function.identity(), Shipped::plan));

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
          ml-to-genai       | routes                    | A role elsewhere: practice interviews
          ml-to-genai       | other-roles               | AI application developer: the commonest of the pathways, and the easiest for software engineers
          ml-to-genai       | other-roles               | AI/ML specialist: the hardest of them; a higher degree is often preferred
          ml-to-genai       | what-both-engineers-share | Python, software engineering, cloud, data processing and a production mindset
          ml-to-genai       | who-enjoys-ml-engineering | Training, mathematics, depth, research
          ml-to-genai       | who-enjoys-ai-engineering | Products, breadth, quick change of tools
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
          classic-ml-to-llm | does-not-transfer         | AUC, NDCG and F1 are not enough any more; groundedness, faithfulness and instruction following join them
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
