package dev.crossover.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.catalog.Shipped;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.unit.Basis;
import dev.crossover.standalone.client.Api;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far the hours that are read from clicks are off those that the demo's engineers worked. The
 * table of model/README.md is from here.
 */
class TimeSpentTest {

  private static final LocalDate START = LocalDate.parse("2026-03-02");
  private static final Plan PLAN = Shipped.plan("ml-to-genai");
  private static final Basis BASIS =
      Basis.of(
          new PlanIndex(PLAN),
          Difficulties.NONE,
          new Enrolment("demo", "atlas", PLAN.id(), START, 10, Background.ML_ENGINEER, List.of()));

  /** What one engineer's events are, and how long the work took. */
  private record Worked(List<LearningEvent> events, Duration hours) {}

  /**
   * Errors over the engineers, as shares of the hours worked.
   *
   * @param bias mean of them
   * @param mean mean of their sizes
   */
  private record Off(double bias, double mean) {

    static Off of(List<Worked> all, Function<List<LearningEvent>, Duration> rule) {
      double[] errors =
          all.stream()
              .filter(w -> w.hours().isPositive())
              .mapToDouble(
                  w -> (double) rule.apply(w.events()).toSeconds() / w.hours().toSeconds() - 1)
              .toArray();
      double bias = 0;
      double mean = 0;
      for (double error : errors) {
        bias += error / errors.length;
        mean += Math.abs(error) / errors.length;
      }
      return new Off(bias, mean);
    }
  }

  @Test
  void hoursAreLessOffThanWithTenMinutesAfterEachClick() {
    List<Worked> demo = worked(StudyHabits.USUAL);
    Off now = Off.of(demo, TimeSpentTest::folded);
    Off before = Off.of(demo, TimeSpentTest::before);
    assertThat(now.mean()).isLessThan(0.06).isLessThan(before.mean() / 2);
    assertThat(now.bias()).isBetween(-0.06, 0.06);
    assertThat(before.bias()).isBetween(-0.13, -0.07);
  }

  /** The boundary was not chosen by these events, but would have been. */
  @ParameterizedTest
  @CsvSource({"20, 0.17", "45, 0.07", "60, 0.12"})
  void withAnotherBoundaryHoursAreFurtherOff(int minutes, double atLeast) {
    List<Worked> demo = worked(StudyHabits.USUAL);
    Off now = Off.of(demo, TimeSpentTest::folded);
    Off other = Off.of(demo, e -> read(e, minutes, 0));
    assertThat(other.mean()).isGreaterThan(atLeast).isGreaterThan(now.mean());
  }

  /** People who read and pause in other ways; hours are off by up to a fourth. */
  @ParameterizedTest
  @CsvSource({
    "quick readers, 3, 0.1, 35, 0.18",
    "slow readers, 15, 0.1, 35, 0.25",
    "undisturbed, 7, 0, 60, 0.14"
  })
  void whoeverReadsOtherwiseIsLessOffThanBefore(
      String who, double reading, double interrupted, double pause, double atMost) {
    List<Worked> all = worked(new StudyHabits(reading, interrupted, pause));
    Off now = Off.of(all, TimeSpentTest::folded);
    assertThat(now.mean())
        .as(who)
        .isLessThan(atMost)
        .isLessThan(Off.of(all, TimeSpentTest::before).mean());
  }

  /** Where many pauses are short they count as work; the rule before was less off there. */
  @Test
  void shortPausesCountAsWork() {
    List<Worked> all = worked(new StudyHabits(7, 0.3, 15));
    Off now = Off.of(all, TimeSpentTest::folded);
    assertThat(now.bias()).isBetween(0.05, 0.15);
    assertThat(now.mean()).isGreaterThan(Off.of(all, TimeSpentTest::before).mean());
  }

  /** What compares with the fold reads as the fold does. */
  @Test
  void thirtyMinutesAndNothingAfterwardsIsWhatTheFoldCounts() {
    for (Worked one : worked(StudyHabits.USUAL)) {
      assertThat(read(one.events(), 30, 0)).isEqualTo(folded(one.events()));
    }
  }

  private static Duration folded(List<LearningEvent> events) {
    return LearnerFold.of(BASIS, events).spent();
  }

  /**
   * How time was read from gaps before: at most ten minutes of each, of those after sittings, too.
   */
  private static Duration before(List<LearningEvent> events) {
    return read(events, 10, 10);
  }

  /** Gaps up to a boundary count whole, and so many minutes of each longer one. */
  private static Duration read(List<LearningEvent> events, int boundary, int afterwards) {
    Duration spent = Duration.ZERO;
    LearningEvent last = null;
    for (LearningEvent e : events.stream().sorted(LearningEvent.BY_OCCURRENCE).toList()) {
      if (last != null && clicked(last) && clicked(e)) {
        Duration gap = Duration.between(last.occurredAt(), e.occurredAt());
        boolean within = gap.compareTo(Duration.ofMinutes(boundary)) <= 0;
        spent = spent.plus(within ? gap : Duration.ofMinutes(afterwards));
      }
      spent = e.spent() == null ? spent : spent.plus(e.spent());
      last = e;
    }
    return spent;
  }

  private static boolean clicked(LearningEvent event) {
    return event.fact().activity() && !event.tellsTime();
  }

  private static List<Worked> worked(StudyHabits habits) {
    JsonNode plan = Api.JSON.valueToTree(PLAN);
    List<Worked> all = new ArrayList<>();
    for (Story story : Story.ALL) {
      Studies studies = new Studies(story, plan, START, habits);
      List<LearningEvent> events = new ArrayList<>();
      studies.statements().forEach(s -> events.add(click(s)));
      studies.events().forEach(e -> events.add(told(e)));
      all.add(new Worked(events, studies.hours()));
    }
    return all;
  }

  /** A statement; all that the learner does is alike here. */
  private static LearningEvent click(ObjectNode statement) {
    String activity = statement.get("object").get("id").asString();
    return event(statement, "timestamp", activity, null, new Fact.Active());
  }

  /** An event of a tool: the learner's with its time, or a person's that takes none. */
  private static LearningEvent told(ObjectNode event) {
    JsonNode spent = event.get("data").get("spent");
    return spent == null
        ? event(event, "time", null, null, new Fact.Reviewed(true, Set.of()))
        : event(event, "time", null, Duration.parse(spent.asString()), new Fact.Active());
  }

  private static LearningEvent event(
      ObjectNode json,
      String time,
      @Nullable String activity,
      @Nullable Duration spent,
      Fact fact) {
    Instant at = Instant.parse(json.get(time).asString());
    return new LearningEvent(
        json.get("id").asString(), "somebody", "demo", at, at, activity, spent, fact);
  }
}
