package dev.crossover.dashboard.alertmanager;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.model.Topics;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.record.TeamAlert;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.TopicWriter;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What Alertmanager told, for two weeks after its end. Alerts for managers are shown to who sees
 * the group that they are about, alerts for operators to owners.
 */
@Service
public class TeamAlerts {

  private static final Comparator<TeamAlert> ORDER =
      Comparator.comparing((TeamAlert a) -> a.endsAt() != null)
          .thenComparing(Comparator.comparing(TeamAlert::startsAt).reversed())
          .thenComparing(TeamAlert::fingerprint);

  private final TableView<TeamAlert> table;
  private final TopicWriter topics;
  private final Groups groups;
  private final Rights rights;
  private final Clock clock;

  TeamAlerts(
      DashboardTables tables, TopicWriter topics, Groups groups, Rights rights, Clock clock) {
    this.table = tables.teamAlerts();
    this.topics = topics;
    this.groups = groups;
    this.rights = rights;
    this.clock = clock;
  }

  /** Those that are shown to who asks: such as hold first, and among each the newest. */
  public List<TeamAlert> shown() {
    Instant now = clock.instant();
    Predicate<GroupReadiness> sees = rights.sees();
    return table.all().stream()
        .filter(a -> !a.gone(now))
        .filter(a ->
            switch (a.readers()) {
              case MANAGERS -> about(a.cohort(), a.team()).anyMatch(sees);
              case OPERATORS -> rights.seesAllData();
            })
        .sorted(ORDER)
        .toList();
  }

  private Stream<GroupReadiness> about(@Nullable String cohort, @Nullable String team) {
    if (cohort == null) {
      return Stream.empty();
    }
    return team == null
        ? Stream.ofNullable(groups.cohort(cohort))
        : groups.named(team, cohort).stream();
  }

  /**
   * Keeps what was told, in the place of what was told of the same before, and forgets what nobody
   * need read any more.
   *
   * @throws IOException if it could not be kept
   */
  void keep(List<TeamAlert> told) throws IOException {
    Instant now = clock.instant();
    Map<String, @Nullable TeamAlert> rows = new HashMap<>();
    table.all().stream().filter(a -> a.gone(now)).forEach(a -> rows.put(a.fingerprint(), null));
    told.forEach(a -> rows.put(a.fingerprint(), a));
    if (!rows.isEmpty()) {
      topics.write(Topics.TEAM_ALERTS, rows);
    }
  }
}
