package dev.crossover.dashboard.gauges;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GaugesTest {

  private final FilledDashboard dashboard = new FilledDashboard(day(24));
  private final GroupGauges groups = dashboard.get(GroupGauges.class);
  private final ForecastGauges forecasts = dashboard.get(ForecastGauges.class);
  private final PhaseGauge phases = dashboard.get(PhaseGauge.class);
  private final MeterRegistry registry = dashboard.get(MeterRegistry.class);

  @BeforeEach
  void publish() {
    dashboard.put(Samples.PLAN);
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  @Test
  void teamsAndCohortsAreExported() {
    team("red", 8);
    team("blue", 6);
    groups.refresh();
    assertThat(gauge("crossover.cohort.learners", "team", "red", "state", "stalled").value())
        .isZero();
    assertThat(gauge("crossover.cohort.learners", "team", "red", "state", "quiet").value())
        .isEqualTo(8);
    assertThat(gauge("crossover.team.readiness.ratio", "team", "red", "part", "shown").value())
        .isBetween(0.0, 1.0);
    assertThat(gauge("crossover.team.plan.completed.ratio", "team", "blue").value()).isEqualTo(0.5);
    assertThat(gauge("crossover.team.plan.expected.ratio", "team", "blue").value())
        .isGreaterThan(0.5);
    assertThat(all("crossover.cohort.readiness.learners").stream().mapToDouble(Gauge::value).sum())
        .isEqualTo(14);
    // Python is brought along: no unit builds it.
    assertThat(all("crossover.cohort.skill.gap.ratio")).hasSize(2);
    assertThat(gauge("crossover.suppressed.teams", "cohort", "spring").value()).isZero();
  }

  /** The small plan has one phase; who is through is in none. */
  @Test
  void learnersAreCountedByTheirPhase() {
    team("red", 8);
    learner("ben", "red", through("ben"));
    phases.refresh();
    assertThat(gauge("crossover.cohort.phase.learners", "cohort", "spring", "phase", "p").value())
        .isEqualTo(8);
  }

  /** Four people are a cohort of whom nobody outside is told. */
  @Test
  void aSmallCohortHasNoPhases() {
    team("red", 4);
    phases.refresh();
    assertThat(all("crossover.cohort.phase.learners")).isEmpty();
  }

  /** Two people would follow from the cohort less the teams shown, so the next one joins them. */
  @Test
  void aSmallTeamIsJoinedWithTheNextOne() {
    team("duo", 2);
    team("red", 8);
    team("white", 9);
    groups.refresh();
    assertThat(all("crossover.team.readiness.ratio"))
        .extracting(g -> g.getId().getTag("team"))
        .containsOnly("white", "other teams");
    assertThat(gauge("crossover.cohort.learners", "team", "other teams", "state", "quiet").value())
        .isEqualTo(10);
    assertThat(gauge("crossover.suppressed.teams", "cohort", "spring").value()).isEqualTo(2);
    assertThat(gauge("crossover.cohort.readiness.learners", "band", "0-19").value())
        .isLessThanOrEqualTo(19);
  }

  @Test
  void aTeamThatIsGoneIsNoLongerExported() {
    team("red", 5);
    groups.refresh();
    IntStream.range(0, 5).forEach(i -> dashboard.erase("red" + i));
    groups.refresh();
    assertThat(all("crossover.team.readiness.ratio")).isEmpty();
    assertThat(all("crossover.suppressed.teams")).isEmpty();
  }

  /** Counting costs: a team of which nothing changed keeps its dates for the day. */
  @Test
  void datesMoveWithTheDayOrAChange() {
    IntStream.range(0, 40).forEach(i -> learner("blue" + i, "blue", through("blue" + i)));
    team("red", 8);
    forecasts.refresh();
    double first = finish("red");
    // Four weeks from the start, which is when the project is due.
    assertThat(first).isEqualTo((double) Instant.parse("2026-03-30T00:00:00Z").getEpochSecond());
    assertThat(onTime("0.1")).isBetween(0.0, onTime("0.5")).isLessThanOrEqualTo(onTime("0.9"));
    assertThat(onTime("0.9")).isBetween(onTime("0.5"), 8.0);
    dashboard.pass(Duration.ofHours(11));
    forecasts.refresh();
    assertThat(finish("red")).isEqualTo(first);
    dashboard.pass(Duration.ofDays(6));
    forecasts.refresh();
    assertThat(
            registry
                .find("crossover.team.forecast.finish.timestamp")
                .tags("team", "red", "probability", "0.5")
                .gauges())
        .as("nobody was ever so late, so it is not known that half of them get there")
        .isEmpty();
  }

  private double onTime(String probability) {
    return gauge("crossover.team.on.time.learners", "team", "red", "probability", probability)
        .value();
  }

  private double finish(String team) {
    return gauge("crossover.team.forecast.finish.timestamp", "team", team, "probability", "0.5")
        .value();
  }

  private Gauge gauge(String name, String... tags) {
    return registry.get(name).tags(tags).gauge();
  }

  private Collection<Gauge> all(String name) {
    return registry.find(name).gauges();
  }

  /** Learners who have read and passed the quiz, and not begun the project. */
  private void team(String team, int size) {
    for (int i = 0; i < size; i++) {
      learner(team + i, team, done(team + i));
    }
  }

  private void learner(String id, String team, List<LearningEvent> events) {
    dashboard.put(Samples.learner(id, team, "small"), events);
  }

  /** The plan is done before the third week is over. */
  private static List<LearningEvent> through(String id) {
    List<LearningEvent> events = new ArrayList<>(done(id));
    events.add(Samples.event(id + "p", day(18), Samples.PROJECT, Samples.ACCEPTED));
    return events;
  }

  private static List<LearningEvent> done(String id) {
    return List.of(
        Samples.event(id + "r", day(3), Samples.READING, new Fact.Completed()),
        Samples.event(id + "q", day(9), Samples.QUIZ, Samples.score(0.9)));
  }
}
