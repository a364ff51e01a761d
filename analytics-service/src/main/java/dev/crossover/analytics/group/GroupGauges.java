package dev.crossover.analytics.group;

import dev.crossover.analytics.AnalyticsSettings;
import dev.crossover.analytics.AnalyticsTopology;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.group.GroupSums;
import dev.crossover.model.group.Suppression;
import dev.crossover.model.progress.LearnerState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Teams and cohorts as Prometheus gauges, read from the sums that this instance holds. Teams below
 * the minimum size are not exported, but counted.
 */
@Component
class GroupGauges {

  private static final String EVERY = "PT5S";
  private static final int BAND = 20;

  private final StreamsBuilderFactoryBean factory;
  private final int minGroupSize;
  private final MultiGauge learners;
  private final MultiGauge readiness;
  private final MultiGauge completed;
  private final MultiGauge expected;
  private final MultiGauge bands;
  private final MultiGauge skillGaps;
  private final MultiGauge suppressed;

  GroupGauges(
      StreamsBuilderFactoryBean factory, AnalyticsSettings settings, MeterRegistry registry) {
    this.factory = factory;
    this.minGroupSize = settings.minGroupSize();
    this.learners =
        gauge(registry, "crossover.cohort.learners", "Learners of a team in each state");
    this.readiness =
        gauge(registry, "crossover.team.readiness.ratio", "Mean readiness of a team, 0..1");
    this.completed =
        gauge(registry, "crossover.team.plan.completed.ratio", "Mean done share of a team, 0..1");
    this.expected =
        gauge(registry, "crossover.team.plan.expected.ratio", "Mean share due by now, 0..1");
    this.bands =
        gauge(registry, "crossover.cohort.readiness.learners", "Learners by band of readiness");
    this.skillGaps =
        gauge(registry, "crossover.cohort.skill.gap.ratio", "How far the mean falls short, 0..1");
    this.suppressed =
        gauge(registry, "crossover.suppressed.teams", "Teams too small to be exported");
  }

  @Scheduled(fixedDelayString = EVERY)
  void refresh() {
    KafkaStreams streams = factory.getKafkaStreams();
    if (streams == null) {
      return;
    }
    try {
      teams(all(streams, AnalyticsTopology.TEAM_SUMS));
      cohorts(all(streams, AnalyticsTopology.COHORT_SUMS));
    } catch (InvalidStateStoreException e) {
      // Rebalancing or starting: the last values stand until the next round. Running without the
      // store means that other instances have all of it now.
      if (streams.state() == KafkaStreams.State.RUNNING) {
        teams(Map.of());
        cohorts(Map.of());
      }
    }
  }

  private void teams(Map<String, GroupSums> sums) {
    List<Row<?>> learnerRows = new ArrayList<>();
    List<Row<?>> readinessRows = new ArrayList<>();
    List<Row<?>> completedRows = new ArrayList<>();
    List<Row<?>> expectedRows = new ArrayList<>();
    Map<String, Integer> small = new TreeMap<>();
    Set<String> hidden = hidden(sums);
    sums.forEach((key, s) -> {
      String cohort = key.substring(0, key.indexOf('/'));
      String team = key.substring(key.indexOf('/') + 1);
      boolean hide = hidden.contains(key);
      small.merge(cohort, hide ? 1 : 0, Integer::sum);
      if (hide) {
        return;
      }
      GroupReadiness group = GroupReadiness.of(cohort, team, s, minGroupSize);
      Tags tags = Tags.of("cohort", cohort, "team", team);
      for (LearnerState state : LearnerState.values()) {
        String name = state.name().toLowerCase(Locale.ROOT);
        learnerRows.add(Row.of(tags.and("state", name), group.states().getOrDefault(state, 0)));
      }
      readinessRows.add(Row.of(tags, group.readiness()));
      completedRows.add(Row.of(tags, group.done()));
      expectedRows.add(Row.of(tags, group.planned()));
    });
    learners.register(learnerRows, true);
    readiness.register(readinessRows, true);
    completed.register(completedRows, true);
    expected.register(expectedRows, true);
    suppressed.register(
        small.entrySet().stream()
            .<Row<?>>map(e -> Row.of(Tags.of("cohort", e.getKey()), e.getValue()))
            .toList(),
        true);
  }

  /** By the teams that this instance holds; see {@link Suppression}. */
  private Set<String> hidden(Map<String, GroupSums> sums) {
    Map<String, Map<String, Integer>> sizes = new TreeMap<>();
    sums.forEach((key, s) ->
        sizes
            .computeIfAbsent(key.substring(0, key.indexOf('/')), c -> new TreeMap<>())
            .put(key, s.learners()));
    return sizes.values().stream()
        .flatMap(teams -> Suppression.hidden(teams, minGroupSize).stream())
        .collect(Collectors.toSet());
  }

  private void cohorts(Map<String, GroupSums> sums) {
    List<Row<?>> rows = new ArrayList<>();
    List<Row<?>> gaps = new ArrayList<>();
    sums.forEach((cohort, s) -> {
      if (s.learners() < minGroupSize) {
        return;
      }
      GroupReadiness.of(cohort, null, s, minGroupSize)
          .skills()
          .forEach(skill ->
              gaps.add(Row.of(Tags.of("cohort", cohort, "skill", skill.skill()), skill.gap())));
      for (int from = 0; from < 100; from += BAND) {
        int n = IntStream.range(from, from + BAND).map(s.readiness()::in).sum();
        int to = from + BAND == 100 ? 100 : from + BAND - 1;
        rows.add(Row.of(Tags.of("cohort", cohort, "band", from + "-" + to), n));
      }
    });
    bands.register(rows, true);
    skillGaps.register(gaps, true);
  }

  private static Map<String, GroupSums> all(KafkaStreams streams, String store) {
    Map<String, GroupSums> all = new TreeMap<>();
    try (KeyValueIterator<String, GroupSums> rest =
        streams
            .store(
                StoreQueryParameters.fromNameAndType(
                    store, QueryableStoreTypes.<String, GroupSums>keyValueStore()))
            .all()) {
      rest.forEachRemaining(row -> all.put(row.key, row.value));
    }
    all.values().removeIf(s -> s.states().isEmpty());
    return all;
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }
}
