package dev.crossover.dashboard.gauges;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.DashboardSettings;
import dev.crossover.dashboard.DashboardSettings.Oidc;
import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A company with more teams than a Prometheus should hold as series. */
class ManyTeamsTest {

  private static final int TEAMS = 500;

  /** Teams of one are shown, so that 500 learners are enough. */
  @AutoClose
  private final FilledDashboard dashboard =
      new FilledDashboard(day(24), new DashboardSettings(1, true, false, Set.of(), Oidc.NONE));

  @Test
  void fiveHundredTeamsStayBelowTheBoundOfEachMetric() {
    MeterRegistry registry = dashboard.get(MeterRegistry.class);
    dashboard.put(Samples.PLAN);
    for (int team = 0; team < TEAMS; team++) {
      String name = String.format(Locale.ROOT, "t%03d", team);
      dashboard.put(Samples.learner(name + "-0", name, "small"), events(name, team % 5 < 2));
    }
    // Twice, for a series that is there already must not be counted again.
    for (int round = 0; round < 2; round++) {
      dashboard.get(GroupGauges.class).refresh();
      dashboard.get(ForecastGauges.class).refresh();
      dashboard.get(PhaseGauge.class).refresh();
    }
    Map<String, Integer> series = new TreeMap<>();
    for (Meter meter : registry.getMeters()) {
      series.merge(meter.getId().getName(), 1, Integer::sum);
    }
    assertThat(series)
        .containsEntry("crossover.cohort.learners", 1_600)
        .containsEntry("crossover.team.readiness.ratio", 400)
        .containsEntry("crossover.team.ready.learners", 200)
        .containsEntry("crossover.team.plan.completed.ratio", 200)
        .containsEntry("crossover.team.plan.expected.ratio", 200)
        .containsEntry("crossover.team.on.time.learners", 600)
        .containsEntry("crossover.cohort.phase.learners", 1)
        .containsEntry("crossover.suppressed.teams", 1);
    assertThat(series.getOrDefault("crossover.team.forecast.finish.timestamp", 0))
        .isLessThanOrEqualTo(800);
  }

  /** Two of five are through before the third week is over. */
  private static List<LearningEvent> events(String id, boolean through) {
    LearningEvent read = Samples.event(id + "r", day(3), Samples.READING, new Fact.Completed());
    LearningEvent passed = Samples.event(id + "q", day(9), Samples.QUIZ, Samples.score(0.9));
    LearningEvent built = Samples.event(id + "p", day(18), Samples.PROJECT, Samples.ACCEPTED);
    return through ? List.of(read, passed, built) : List.of(read, passed);
  }
}
