package dev.crossover.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.model.forecast.HeadCount;
import dev.crossover.model.group.GroupMember;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.group.GroupSums;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.plain.PlainCohort;
import dev.crossover.standalone.plain.PlainCohort.PlainAlert;
import dev.crossover.standalone.plain.PlainFutures;
import dev.crossover.standalone.plain.PlainLog;
import dev.crossover.standalone.plain.PlainPerson;
import dev.crossover.standalone.plain.PlainSkills;
import dev.crossover.standalone.plain.PlainUnits;
import dev.crossover.standalone.plain.PlainUnits.UnitCount;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The plain computations by which pages are judged, on the demo's events, beside the product's. */
class PlainAnswersTest {

  private static final Instant NOW =
      FoldedDemo.TODAY.atStartOfDay().toInstant(ZoneOffset.UTC).plus(Duration.ofHours(12));

  private static final List<FoldedDemo> DEMO = FoldedDemo.all();

  private static final PlainCohort PLAIN = plain();

  /** As the learner log has it. */
  private static PlainCohort plain() {
    PlainLog log = new PlainLog();
    Map<String, String> names = new TreeMap<>();
    for (FoldedDemo one : DEMO) {
      String id = one.story().learner();
      names.put(id, one.story().name());
      add(log, "", new LogEntry.PlanReleased(one.plan()));
      add(
          log,
          id,
          new LogEntry.Enrolled(
              FoldedDemo.enrolment(one.story(), FoldedDemo.TODAY.minusDays(one.story().today()))));
      one.events().forEach(event -> add(log, id, new LogEntry.Happened(event)));
    }
    return new PlainCohort(log.people(names), NOW);
  }

  private static void add(PlainLog log, String key, LogEntry entry) {
    log.add(key, Api.JSON.valueToTree(entry));
  }

  @Test
  void everybodyStandsWhereTheProductHasThem() {
    for (FoldedDemo one : DEMO) {
      PlainPerson person = person(one);
      String who = person.name();
      assertThat(PLAIN.alert(person).map(PlainAlert::from))
          .as(who)
          .isEqualTo(one.progress().stalls().stream().map(s -> s.from()).findFirst());
      assertThat(PLAIN.alert(person).map(a -> a.unit().id()))
          .as(who)
          .isEqualTo(one.progress().stalls().stream().map(s -> s.unit()).findFirst());
      assertThat(PLAIN.risk(person)).as(who).isCloseTo(one.progress().risk(), within(1e-6));
      assertThat(person.gapWeeks(NOW)).as(who).isCloseTo(one.progress().gapWeeks(), within(0.01));
      assertThat(person.left()).as(who).isEqualTo(one.progress().state() == LearnerState.LEFT);
      one.progress()
          .units()
          .forEach(u -> assertThat(person.has(u.unit())).as(who).isEqualTo(u.done() >= 1));
    }
  }

  @Test
  void skillsAreShownAsFarAsTheProductSays() {
    for (FoldedDemo one : DEMO) {
      PlainSkills skills = new PlainSkills(person(one));
      one.progress()
          .readiness()
          .skills()
          .forEach(s ->
              assertThat(skills.level(s.skill()))
                  .as(one.story().name() + " " + s.skill())
                  .isCloseTo(s.level(), within(0.001)));
      assertThat(skills.share()).isCloseTo(one.progress().readiness().shown(), within(0.001));
      assertThat(skills.ready()).isEqualTo(one.progress().readiness().ready());
    }
  }

  @Test
  void unitsAreCountedAsOfTheProductsTeams() {
    for (String team : List.of("atlas", "borealis", "cirrus", "dorado")) {
      GroupSums sums = GroupSums.NONE;
      for (FoldedDemo one : DEMO) {
        if (one.story().team().equals(team)) {
          sums = sums.plus(GroupSums.of(GroupMember.of(one.progress())));
        }
      }
      List<GroupReadiness.Unit> units = GroupReadiness.of("demo", team, sums, 5).units();
      List<UnitCount> counts = new PlainUnits(PLAIN.members(team)).counts();
      assertThat(counts).hasSameSizeAs(units);
      for (int i = 0; i < counts.size(); i++) {
        UnitCount count = counts.get(i);
        GroupReadiness.Unit unit = units.get(i);
        assertThat(List.of(count.begun(), count.done(), count.failedAttempts(), count.failing()))
            .as(team + " " + unit)
            .isEqualTo(List.of(unit.begun(), unit.done(), unit.failedAttempts(), unit.failing()));
        double median = count.medianDays();
        assertThat(unit.medianDays())
            .as(team + " " + unit)
            .isBetween(median, median + Math.max(1, median / 3));
      }
    }
  }

  /** Teams whose people are alike, unlike, certain and without hope. */
  @Test
  void futuresCountHeadsAsTheProductDoes() {
    List<List<Double>> teams =
        List.of(
            List.of(0.99, 0.24, 0.35, 0.12, 0.0, 0.01, 0.26, 0.24),
            List.of(0.0, 0.04, 0.39, 0.79, 0.24, 0.11, 0.42, 0.26),
            List.of(1.0, 0.78, 0.1, 0.9, 0.81),
            List.of(0.5, 0.5, 0.5, 0.5, 0.5, 0.5));
    for (List<Double> team : teams) {
      double[] chances = team.stream().mapToDouble(Double::doubleValue).toArray();
      PlainFutures futures = new PlainFutures(chances.length, 1);
      HeadCount heads = HeadCount.of(team);
      for (double level : new double[] {0.1, 0.5, 0.8, 0.9}) {
        assertThat(futures.quantiles(level, 0.03, chances))
            .as("%s at %s", team, level)
            .contains(heads.quantile(level))
            .hasSizeLessThanOrEqualTo(2);
      }
      for (int n = 0; n <= chances.length; n++) {
        assertThat(futures.atLeast(n, chances)).isCloseTo(heads.atLeast(n), within(0.025));
      }
    }
  }

  private static PlainPerson person(FoldedDemo one) {
    return PLAIN.people().stream()
        .filter(p -> p.id().equals(one.story().learner()))
        .findFirst()
        .orElseThrow();
  }
}
