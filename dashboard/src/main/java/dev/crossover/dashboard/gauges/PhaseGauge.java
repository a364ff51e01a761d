package dev.crossover.dashboard.gauges;

import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.plan.Phase;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.progress.UnitProgress;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Learners of each cohort by the phase of the plan that they work in: the first with a unit that
 * they have not done. Who has done all, or has left, is in none. Cohorts below the minimum size are
 * left out.
 */
@Component
class PhaseGauge {

  private static final String EVERY = "PT1M";

  private final Groups groups;
  private final PlanIndexes plans;
  private final MultiGauge learners;
  private final Map<String, Counted> counted = new HashMap<>();

  PhaseGauge(Groups groups, PlanIndexes plans, MeterRegistry registry) {
    this.groups = groups;
    this.plans = plans;
    this.learners =
        MultiGauge.builder("crossover.cohort.phase.learners")
            .description("Learners by the first phase of the plan with a unit they have not done")
            .register(registry);
  }

  private record Counted(long changes, int teams, Map<String, Integer> phases) {}

  @Scheduled(initialDelayString = "PT10S", fixedDelayString = EVERY)
  void refresh() {
    List<Row<?>> rows = new ArrayList<>();
    try {
      groups.cohorts().stream()
          .filter(cohort -> !cohort.small())
          .forEach(cohort -> {
            Tags tags = Tags.of("cohort", cohort.cohort());
            counted(cohort).forEach((phase, n) -> rows.add(Row.of(tags.and("phase", phase), n)));
          });
    } catch (InvalidStateStoreException e) {
      // The tables are still being read; the next round has them.
      return;
    }
    learners.register(rows, true);
  }

  /** While no member and no plan changes it is what it was. */
  private Map<String, Integer> counted(GroupReadiness cohort) {
    List<GroupReadiness> teams = groups.teams(cohort.cohort());
    long changes = teams.stream().mapToLong(groups::changes).sum();
    Counted known = counted.get(cohort.cohort());
    if (known == null || known.changes() != changes || known.teams() != teams.size()) {
      known = new Counted(changes, teams.size(), phases(teams));
      counted.put(cohort.cohort(), known);
    }
    return known.phases();
  }

  private Map<String, Integer> phases(List<GroupReadiness> teams) {
    Map<String, Integer> phases = new TreeMap<>();
    for (GroupReadiness team : teams) {
      for (LearnerProgress learner : groups.members(team)) {
        PlanIndex plan = plans.find(learner.plan());
        if (plan != null && learner.state() != LearnerState.LEFT) {
          plan.plan()
              .firstOpen(done(learner))
              .map(Phase::id)
              .ifPresent(phase -> phases.merge(phase, 1, Integer::sum));
        }
      }
    }
    return phases;
  }

  private static Set<String> done(LearnerProgress learner) {
    return learner.units().stream()
        .filter(unit -> unit.done() >= 1)
        .map(UnitProgress::unit)
        .collect(Collectors.toSet());
  }
}
