package dev.crossover.dashboard.past;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.TopicWriter;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.forecast.Changed;
import dev.crossover.dashboard.forecast.Forecasts;
import dev.crossover.model.Topics;
import dev.crossover.model.forecast.TeamForecast;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.past.GroupDay;
import dev.crossover.model.past.LearnerDay;
import dev.crossover.model.past.PastDay;
import dev.crossover.model.progress.LearnerProgress;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps what is shown of each learner, team and cohort, one row a day: the first within minutes,
 * and again as long as it changes, at most once an hour. So a day's row says what stood at its end.
 * Rows go after a year, and with their learner.
 */
@Component
class DayKeeper {

  private static final Logger log = LoggerFactory.getLogger(DayKeeper.class);

  private static final String EVERY = "PT10S";

  /** Between two beginnings of a look at everything. */
  private static final Duration ROUND = Duration.ofMinutes(10);

  /** Of one turn, so that whatever else is due in the process need not wait for a whole round. */
  private static final Duration TURN = Duration.ofMillis(300);

  static final int KEPT_DAYS = 365;

  private static final TeamForecast.Question HALF = new TeamForecast.Question(null, 0.8);

  private final DashboardTables tables;
  private final Groups groups;
  private final Forecasts forecasts;
  private final TopicWriter topics;
  private final Clock clock;

  /** What is left of the round. */
  private final Deque<GroupReadiness> waiting = new ArrayDeque<>();

  private final Queue<String> erased = new ConcurrentLinkedQueue<>();

  private Instant begun = Instant.MIN;

  private LocalDate swept = LocalDate.MIN;

  DayKeeper(
      DashboardTables tables, Groups groups, Forecasts forecasts, TopicWriter topics, Clock clock) {
    this.tables = tables;
    this.groups = groups;
    this.forecasts = forecasts;
    this.topics = topics;
    this.clock = clock;
    tables
        .people()
        .onChange((learner, before, after) -> {
          if (after == null) {
            erased.add(learner);
          }
        });
  }

  @Scheduled(initialDelayString = EVERY, fixedDelayString = EVERY)
  void turn() {
    Instant now = clock.instant();
    long until = System.nanoTime() + TURN.toNanos();
    try {
      forgetErased();
      if (waiting.isEmpty() && !now.isBefore(begun.plus(ROUND))) {
        begin(now);
      }
      while (!waiting.isEmpty() && System.nanoTime() < until) {
        keep(waiting.remove(), now);
      }
    } catch (IOException e) {
      log.warn("{}; it is tried again", e.getMessage());
    } catch (InvalidStateStoreException e) {
      // The tables are still being read; the next turn has them.
    }
  }

  private void begin(Instant now) throws IOException {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (!swept.equals(today)) {
      sweep(today);
      swept = today;
    }
    waiting.addAll(groups.teams(null));
    waiting.addAll(groups.others(null));
    waiting.addAll(groups.cohorts());
    begun = now;
  }

  private void keep(GroupReadiness group, Instant now) throws IOException {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Map<String, PastDay> due = new HashMap<>();
    if (group.team() == null) {
      due.put(key(group, today), GroupDay.of(group, false, null, today));
    } else {
      TeamForecast forecast = forecasts.of(group, Changed.NOTHING, HALF);
      due.put(key(group, today), GroupDay.of(group, joined(group), forecast, today));
      for (LearnerProgress p :
          group.isOthers() ? List.<LearnerProgress>of() : groups.members(group)) {
        LearnerDay day = LearnerDay.of(p, forecasts.of(p));
        due.put(PastDay.ofLearner(p.learner()) + day.day(), day);
      }
    }
    due.entrySet().removeIf(row -> row.getValue().equals(tables.days().get(row.getKey())));
    topics.write(Topics.PAST_DAYS, due);
  }

  private static String key(GroupReadiness group, LocalDate day) {
    return PastDay.ofGroup(group.cohort(), group.team()) + day;
  }

  private boolean joined(GroupReadiness team) {
    GroupReadiness cohort = groups.cohort(team.cohort());
    return cohort == null || cohort.hiddenTeams().contains(String.valueOf(team.team()));
  }

  private void forgetErased() throws IOException {
    for (String learner = erased.peek(); learner != null; learner = erased.peek()) {
      String prefix = PastDay.ofLearner(learner);
      forget(tables.days().keyed(prefix).stream().map(row -> prefix + row.day()));
      erased.remove();
    }
  }

  /** What is too old, and what is left of people who were erased while nobody looked. */
  private void sweep(LocalDate today) throws IOException {
    Map<String, PastDay> gone = new HashMap<>();
    tables
        .days()
        .forEach((key, row) -> {
          if (row.day().isBefore(today.minusDays(KEPT_DAYS)) || ofNobody(key, row)) {
            gone.put(key, row);
          }
        });
    forget(gone.keySet().stream());
  }

  private boolean ofNobody(String key, PastDay row) {
    return row instanceof LearnerDay && tables.people().get(learner(key)) == null;
  }

  private static String learner(String key) {
    return key.substring(key.indexOf('/') + 1, key.lastIndexOf('/'));
  }

  private void forget(Stream<String> keys) throws IOException {
    Map<String, @Nullable PastDay> rows = new HashMap<>();
    keys.forEach(key -> rows.put(key, null));
    topics.write(Topics.PAST_DAYS, rows);
  }
}
