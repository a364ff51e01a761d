package dev.crossover.dashboard.gauges;

import dev.crossover.dashboard.DashboardSettings;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.progress.LearnerState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Teams and cohorts as Prometheus gauges. Teams below the minimum size, and those whose figures
 * would tell of them, are joined and counted. Who reads Prometheus stands outside of the
 * dashboard's roles, so teams are exported only where a setting has it so. Each round also keeps
 * the figures warm that pages ask for.
 */
@Component
class GroupGauges {

  private static final String EVERY = "PT15S";

  /** Width of a band of readiness in points; the histogram has bins of ten. */
  private static final int BAND = 20;

  private final Groups groups;
  private final TeamSeries series;
  private final int fewest;
  private final MultiGauge learners;
  private final MultiGauge readiness;
  private final MultiGauge ready;
  private final MultiGauge completed;
  private final MultiGauge expected;
  private final MultiGauge bands;
  private final MultiGauge skillGaps;
  private final MultiGauge suppressed;

  GroupGauges(
      Groups groups, TeamSeries series, DashboardSettings settings, MeterRegistry registry) {
    this.fewest = settings.minGroupSize();
    this.groups = groups;
    this.series = series;
    this.learners =
        gauge(registry, "crossover.cohort.learners", "Learners of a team in each state");
    this.readiness =
        gauge(
            registry,
            "crossover.team.readiness.ratio",
            "Mean part of the target role that a team has shown, or is assumed beyond that, 0..1");
    this.ready = gauge(registry, "crossover.team.ready.learners", "Learners who are ready");
    this.completed =
        gauge(registry, "crossover.team.plan.completed.ratio", "Mean done share of a team, 0..1");
    this.expected =
        gauge(registry, "crossover.team.plan.expected.ratio", "Mean share due by now, 0..1");
    this.bands =
        gauge(registry, "crossover.cohort.readiness.learners", "Learners by what they have shown");
    this.skillGaps =
        gauge(registry, "crossover.cohort.skill.gap.ratio", "How far the mean falls short, 0..1");
    this.suppressed =
        gauge(
            registry, "crossover.suppressed.teams", "Teams too small to be exported by themselves");
  }

  @Scheduled(fixedDelayString = EVERY)
  void refresh() {
    try {
      List<GroupReadiness> cohorts = groups.cohorts();
      if (series.exported()) {
        teams(cohorts);
      }
      cohorts(cohorts.stream().filter(c -> !c.small()).toList());
    } catch (InvalidStateStoreException e) {
      // The tables are still being read, or Kafka Streams starts anew: the last values stand.
    }
  }

  private void teams(List<GroupReadiness> cohorts) {
    List<Row<?>> learnerRows = new ArrayList<>();
    List<Row<?>> readinessRows = new ArrayList<>();
    List<Row<?>> readyRows = new ArrayList<>();
    List<Row<?>> completedRows = new ArrayList<>();
    List<Row<?>> expectedRows = new ArrayList<>();
    List<Row<?>> suppressedRows = new ArrayList<>();
    for (GroupReadiness team : series.of(groups)) {
      Tags tags = Tags.of("cohort", team.cohort(), "team", String.valueOf(team.team()));
      for (LearnerState state : LearnerState.values()) {
        String name = state.name().toLowerCase(Locale.ROOT);
        learnerRows.add(Row.of(tags.and("state", name), team.states().getOrDefault(state, 0)));
      }
      readinessRows.add(Row.of(tags.and("part", "shown"), team.shown()));
      readinessRows.add(Row.of(tags.and("part", "assumed"), team.assumed()));
      readyRows.add(Row.of(tags, team.ready()));
      completedRows.add(Row.of(tags, team.done()));
      expectedRows.add(Row.of(tags, team.planned()));
    }
    for (GroupReadiness cohort : cohorts) {
      suppressedRows.add(Row.of(Tags.of("cohort", cohort.cohort()), cohort.hiddenTeams().size()));
    }
    learners.register(learnerRows, true);
    readiness.register(readinessRows, true);
    ready.register(readyRows, true);
    completed.register(completedRows, true);
    expected.register(expectedRows, true);
    suppressed.register(suppressedRows, true);
  }

  private void cohorts(List<GroupReadiness> shown) {
    List<Row<?>> rows = new ArrayList<>();
    List<Row<?>> gaps = new ArrayList<>();
    for (GroupReadiness cohort : shown) {
      cohort
          .forOthers(fewest, groups.parts(cohort.cohort()), List.of())
          .skills()
          .forEach(skill ->
              gaps.add(
                  Row.of(Tags.of("cohort", cohort.cohort(), "skill", skill.skill()), skill.gap())));
      for (int from = 0; from < 100; from += BAND) {
        int n = cohort.histogram().get(from / 10) + cohort.histogram().get(from / 10 + 1);
        int to = from + BAND == 100 ? 100 : from + BAND - 1;
        rows.add(Row.of(Tags.of("cohort", cohort.cohort(), "band", from + "-" + to), n));
      }
    }
    bands.register(rows, true);
    skillGaps.register(gaps, true);
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }
}
