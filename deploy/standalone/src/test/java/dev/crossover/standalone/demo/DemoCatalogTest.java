package dev.crossover.standalone.demo;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.catalog.Shipped;
import dev.crossover.model.event.Attester;
import dev.crossover.model.event.Fact;
import dev.crossover.model.plan.Block;
import dev.crossover.model.plan.Dimension;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Signal;
import dev.crossover.model.plan.SkipTopic;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.plan.UnitKind;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.progress.SkippedTime;
import dev.crossover.model.progress.UnitProgress;
import dev.crossover.model.readiness.Gate;
import dev.crossover.model.readiness.Readiness;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The demo shows the whole catalog, and its twenty-four stories are told as before. */
class DemoCatalogTest {

  private static final List<FoldedDemo> DEMO = FoldedDemo.all();
  private static final Plan PLAN = Shipped.plan(Story.ML_TO_GENAI);

  @Test
  void theTwentyFourKeepTheirNamesAndPlaces() {
    List<String> places = Story.ALL.stream().map(s -> s.team() + " " + s.name()).toList();
    assertThat(places)
        .containsExactly(
            "atlas Amara Okafor",
            "atlas Bjorn Lindqvist",
            "atlas Chiara Conti",
            "atlas Daniyar Akhmetov",
            "atlas Elif Demir",
            "atlas Farid Haddad",
            "atlas Greta Novak",
            "atlas Hiro Tanaka",
            "borealis Ines Carvalho",
            "borealis Jonas Weber",
            "borealis Keiko Mori",
            "borealis Lars Nygaard",
            "borealis Mbali Dlamini",
            "borealis Nadia Petrova",
            "borealis Oskar Virtanen",
            "borealis Priya Raman",
            "cirrus Quentin Moreau",
            "cirrus Rosa Jimenez",
            "cirrus Samuel Boateng",
            "cirrus Tamar Levi",
            "cirrus Umut Kaya",
            "cirrus Vera Kovacs",
            "cirrus Wen Zhao",
            "cirrus Ximena Rojas");
    assertThat(Story.ALL).extracting(Story::plan).containsOnly(Story.ML_TO_GENAI);
    assertThat(Story.all().subList(0, Story.ALL.size())).isEqualTo(Story.ALL);
  }

  /** What a manager reads of each in one word. */
  @Test
  void theStoriesAreToldAsBefore() {
    Map<LearnerState, List<String>> states = new HashMap<>();
    for (FoldedDemo one : DEMO) {
      states
          .computeIfAbsent(one.progress().state(), s -> new ArrayList<>())
          .add(one.story().name());
    }
    assertThat(states.get(LearnerState.STALLED))
        .containsExactly(
            "Daniyar Akhmetov", "Elif Demir", "Farid Haddad", "Ines Carvalho", "Quentin Moreau");
    assertThat(states.get(LearnerState.BEHIND)).containsExactly("Jonas Weber");
    assertThat(states.get(LearnerState.ON_LEAVE)).containsExactly("Samuel Boateng");
    assertThat(states.get(LearnerState.LEFT)).containsExactly("Umut Kaya");
    assertThat(states.get(LearnerState.FINISHED)).containsExactly("Yusuf Rahimi");
    assertThat(names(p -> !p.stalls().isEmpty()))
        .isEqualTo(Story.all().stream().filter(Story::stalled).map(Story::name).collect(toSet()));
    assertThat(names(p -> p.gapWeeks() > 1.5)).contains("Amara Okafor", "Ximena Rojas");
  }

  /** Whoever is reviewed, and not sent back, has each project that was handed in done. */
  @Test
  void reviewedProjectsAreAcceptedWithTheirWholeChecklist() {
    Set<String> projects =
        DEMO.stream()
            .flatMap(one -> one.plan().units())
            .filter(u -> u.kind() == UnitKind.PROJECT)
            .map(Unit::id)
            .collect(toSet());
    int accepted = 0;
    for (FoldedDemo one : DEMO) {
      for (UnitProgress unit : one.progress().units()) {
        if (projects.contains(unit.unit()) && unit.work() != null && unit.work().accepted()) {
          assertThat(unit.lacks()).as("%s %s", one.story().name(), unit.unit()).isEmpty();
          assertThat(unit.done()).isEqualTo(1);
          accepted++;
        }
      }
    }
    assertThat(accepted).isGreaterThan(20);
    assertThat(gates(Gate.Kind.CHECKLIST)).isEmpty();
  }

  @Test
  void eachShippedPlanHasPeople() {
    assertThat(DEMO).extracting(one -> one.plan().id()).containsAll(Shipped.PLANS);
    assertThat(DEMO.stream().filter(one -> one.progress().done() > 0))
        .extracting(one -> one.plan().id())
        .containsAll(Shipped.PLANS);
  }

  @Test
  void somebodyIsReady() {
    assertThat(names(p -> p.readiness().ready())).containsExactly("Yusuf Rahimi");
    Readiness ready = of("Yusuf Rahimi").progress().readiness();
    assertThat(ready.shown()).isGreaterThanOrEqualTo(Readiness.READY);
    assertThat(ready.openGates()).isEmpty();
  }

  @Test
  void thePortfolioWeeksAreReached() {
    Block portfolio =
        PLAN.blocks().filter(b -> b.id().equals("portfolio")).findFirst().orElseThrow();
    Set<String> units = portfolio.units().stream().map(Unit::id).collect(toSet());
    assertThat(
            names(p ->
                p.units().stream().anyMatch(u -> units.contains(u.unit()) && u.firstAt() != null)))
        .containsExactlyInAnyOrder("Ximena Rojas", "Yusuf Rahimi", "Zofia Wojcik");
    LearnerProgress zofia = of("Zofia Wojcik").progress();
    assertThat(zofia.planWeek())
        .isBetween(portfolio.firstWeek() - 1.0, (double) portfolio.lastWeek());
    assertThat(zofia.state()).isEqualTo(LearnerState.ON_TRACK);
  }

  @Test
  void eachSkipTopicHasTime() {
    List<String> topics = PLAN.skip().stream().map(SkipTopic::id).toList();
    LearnerProgress jonas = of("Jonas Weber").progress();
    assertThat(jonas.skipped())
        .extracting(SkippedTime::topic)
        .containsExactlyInAnyOrderElementsOf(topics);
    assertThat(jonas.skipSpent().toHours()).isGreaterThan(20);
  }

  @Test
  void eachInterviewDimensionIsPractised() {
    List<String> dimensions = PLAN.interview().stream().map(Dimension::id).toList();
    assertThat(of("Ximena Rojas").progress().interview().dimensions())
        .allMatch(d -> d.times() > 0)
        .extracting(d -> d.dimension())
        .containsExactlyElementsOf(dimensions);
  }

  @Test
  void oneInterviewIsScoredByWhatWasNoticed() {
    List<Fact.Interviewed> noticed =
        DEMO.stream()
            .flatMap(one -> one.events().stream())
            .flatMap(e -> e.fact() instanceof Fact.Interviewed i ? Stream.of(i) : Stream.empty())
            .filter(i -> i.signals() != null)
            .toList();
    assertThat(noticed).hasSize(1);
    assertThat(noticed.getFirst().score()).isNull();
    List<String> rubric = PLAN.rubric().stream().map(Signal::id).toList();
    assertThat(rubric).containsAll(Objects.requireNonNull(noticed.getFirst().signals()));
    assertThat(of("Ximena Rojas").progress().interview().dimensions())
        .filteredOn(d -> d.dimension().equals(noticed.getFirst().dimension()))
        .allMatch(d -> d.level() != null && d.level() >= 0.7);
  }

  @Test
  void oneWorksSkillsWereShownInUse() {
    assertThat(of("Yusuf Rahimi").fold().shipped())
        .singleElement()
        .satisfies(work -> {
          assertThat(work.skills()).containsExactlyInAnyOrder("rag", "evaluation");
          assertThat(work.by()).isEqualTo(Attester.MANAGER);
        });
  }

  @Test
  void oneProjectWaitsForItsReview() {
    assertThat(gates(Gate.Kind.REVIEW)).containsExactly("Nadia Petrova project-extraction");
  }

  @Test
  void oneProjectWasSentBackWithWhatItLacks() {
    assertThat(gates(Gate.Kind.SENT_BACK)).containsExactly("Anouk Lefevre project-agent");
    assertThat(of("Anouk Lefevre").progress().readiness().openGates().getFirst().missing())
        .containsExactly("several-collections", "tool-errors", "own-retrieval");
  }

  @Test
  void onePlacementTestIsTakenOnTheFirstDay() {
    FoldedDemo yusuf = of("Yusuf Rahimi");
    LocalDate start = FoldedDemo.TODAY.minusDays(yusuf.story().today());
    assertThat(yusuf.fold().attested().values())
        .filteredOn(word -> word.by() == Attester.PLACEMENT)
        .isNotEmpty()
        .allMatch(word -> LocalDate.ofInstant(word.at(), ZoneOffset.UTC).equals(start));
  }

  @Test
  void theManagerVouchesForASkill() {
    assertThat(
            DEMO.stream()
                .flatMap(one -> one.progress().readiness().broughtAlong().skills().stream()))
        .filteredOn(c -> c.word() != null && c.word().by() == Attester.MANAGER)
        .extracting(c -> c.skill())
        .containsExactly("data-pipelines");
  }

  /** All that is posted belongs to something in the catalog. */
  @Test
  void nothingIsUnmapped() {
    assertThat(names(p -> p.unmapped() > 0)).isEmpty();
  }

  private static Set<String> gates(Gate.Kind kind) {
    return DEMO.stream().flatMap(one -> gates(one, kind)).collect(toSet());
  }

  private static Stream<String> gates(FoldedDemo one, Gate.Kind kind) {
    return one.progress().readiness().openGates().stream()
        .filter(gate -> gate.kind() == kind)
        .map(gate -> one.story().name() + " " + gate.id());
  }

  private static Set<String> names(Predicate<LearnerProgress> which) {
    return DEMO.stream()
        .filter(one -> which.test(one.progress()))
        .map(one -> one.story().name())
        .collect(toSet());
  }

  private static FoldedDemo of(String name) {
    return DEMO.stream().filter(one -> one.story().name().equals(name)).findFirst().orElseThrow();
  }
}
