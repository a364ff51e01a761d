package dev.crossover.dashboard.past;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.forecast.Forecasts;
import dev.crossover.model.Topics;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.past.GroupDay;
import dev.crossover.model.past.LearnerDay;
import dev.crossover.model.past.PastDay;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.wiring.TopicWriter;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps what is shown of each learner, team and cohort, one row a day: within minutes, and again in
 * each round in which it has changed. So a day's row says what stood at its end. A day on which
 * nothing differs from one of the six before needs none. What a forecast said stays as it was first
 * said on a day, unless the figures change, too: each instance learns from weeks at a moment of its
 * own. Rows go after a year, and with their learner.
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

  private final DashboardTables tables;
  private final Groups groups;
  private final Forecasts forecasts;
  private final TopicWriter topics;
  private final Clock clock;

  /** What is left of the round. */
  private final Deque<GroupReadiness> waiting = new ArrayDeque<>();

  private final Queue<String> erased = new ConcurrentLinkedQueue<>();

  private final AtomicBoolean running = new AtomicBoolean();

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

  /** On a thread of its own: looks and gauges share the scheduler's. */
  @Scheduled(initialDelayString = EVERY, fixedDelayString = EVERY)
  void begin() {
    if (running.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .name("past-days")
          .start(() -> {
            try {
              turn();
            } finally {
              running.set(false);
            }
          });
    }
  }

  void turn() {
    Instant now = clock.instant();
    long until = System.nanoTime() + TURN.toNanos();
    try {
      forgetErased();
      if (waiting.isEmpty() && !now.isBefore(begun.plus(ROUND))) {
        beginRound(now);
      }
      while (!waiting.isEmpty() && System.nanoTime() < until) {
        keepOrPass(waiting.element(), now);
        waiting.remove();
      }
    } catch (IOException e) {
      log.warn("{}; it is tried again", e.getMessage());
    } catch (InvalidStateStoreException e) {
      // The tables are still being read; the next turn has them.
    }
  }

  private void beginRound(Instant now) throws IOException {
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

  /** A mistake of ours in one group costs no other one its row. */
  private void keepOrPass(GroupReadiness group, Instant now) throws IOException {
    try {
      keep(group, now);
    } catch (InvalidStateStoreException e) {
      throw e;
    } catch (RuntimeException e) {
      log.error("what is shown of {} cannot be kept", prefix(group), e);
    }
  }

  private void keep(GroupReadiness group, Instant now) throws IOException {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Map<String, PastDay> due = new HashMap<>();
    List<LearnerProgress> members = group.team() == null ? List.of() : groups.members(group);
    add(due, prefix(group), GroupDay.of(group, joined(group), said(members), today));
    if (!group.isOthers()) {
      for (LearnerProgress p : members) {
        if (tables.people().get(p.learner()) != null) {
          add(due, PastDay.ofLearner(p.learner()), LearnerDay.of(p, forecasts.of(p)));
        }
      }
    }
    if (!due.isEmpty()) {
      topics.write(Topics.PAST_DAYS, due);
    }
  }

  private GroupDay.@Nullable Said said(List<LearnerProgress> members) {
    return members.size() > Forecasts.COUNTED
        ? null
        : GroupDay.Said.of(
            members.stream()
                .flatMap(p -> Stream.ofNullable(forecasts.of(p)))
                .filter(m -> m.done() != null)
                .toList());
  }

  private void add(Map<String, PastDay> due, String prefix, PastDay row) {
    PastDay kept = tables.days().get(prefix + row.day());
    boolean known = kept == null ? stands(prefix, row) : kept.unsaid().equals(row.unsaid());
    if (!known) {
      due.put(prefix + row.day(), row);
    }
  }

  /** Whether the newest row of the six days before says the same. */
  private boolean stands(String prefix, PastDay row) {
    return IntStream.range(1, Past.WEEK)
        .mapToObj(ago -> tables.days().get(prefix + row.day().minusDays(ago)))
        .flatMap(Stream::ofNullable)
        .findFirst()
        .filter(newest -> newest.of(row.day()).equals(row) || isOver(newest, row))
        .isPresent();
  }

  /** Nothing is expected any more, so what time changes says nothing. */
  private static boolean isOver(PastDay before, PastDay now) {
    return now instanceof LearnerDay n
        && before instanceof LearnerDay b
        && !n.state().waitedFor()
        && n.state() == b.state()
        && n.done() == b.done()
        && n.shown() == b.shown();
  }

  private static String prefix(GroupReadiness group) {
    return PastDay.ofGroup(group.cohort(), group.team());
  }

  private boolean joined(GroupReadiness team) {
    GroupReadiness cohort = groups.cohort(team.cohort());
    return team.team() != null && (cohort == null || cohort.hiddenTeams().contains(team.team()));
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
    return row instanceof LearnerDay
        && tables.people().get(learner(key)) == null
        && !tables.people().isUnread(learner(key));
  }

  private static String learner(String key) {
    return key.substring(key.indexOf('/') + 1, key.lastIndexOf('/'));
  }

  private void forget(Stream<String> keys) throws IOException {
    Map<String, @Nullable PastDay> rows = new HashMap<>();
    keys.forEach(key -> rows.put(key, null));
    if (!rows.isEmpty()) {
      topics.write(Topics.PAST_DAYS, rows);
    }
  }
}
