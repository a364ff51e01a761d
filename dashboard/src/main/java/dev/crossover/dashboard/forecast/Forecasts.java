package dev.crossover.dashboard.forecast;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.model.forecast.ForecastStart;
import dev.crossover.model.forecast.MemberForecast;
import dev.crossover.model.forecast.TeamForecast;
import dev.crossover.model.forecast.WeekCounts;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.wiring.TableView;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Forecasts of learners and teams as the tables stand now. A learner's is made when it is first
 * asked for, and again when something has changed of what it was made of, when more weeks were
 * learnt from, and on each new day: a team's counts what is there.
 */
@Service
public class Forecasts {

  /** Most people of whom it is counted how many will be done in time: more have no one manager. */
  public static final int COUNTED = 500;

  /** Bounds the memory; what is not kept is made again. */
  private static final int MOST = 20_000;

  private final TableView<LearnerSnapshot> table;
  private final PlanIndexes plans;
  private final Groups groups;
  private final LearntWeeks learnt;
  private final ChangedTeams changedTeams;
  private final Simulations simulations;
  private final Clock clock;
  private final Cache<String, Made> kept =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  private final Cache<String, Finished> finished =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  /** A forecast with one unit more, and what it was made of; {@code is} holds for the day. */
  private record Finished(
      MemberForecast is, ForecastStart from, ForecastStart then, MemberForecast forecast) {

    boolean holds(PlanIndex plan, MemberForecast now, LearnerSnapshot s, LearnerSnapshot more) {
      return from.plan() == plan && is.equals(now) && from.holds(s) && then.holds(more);
    }
  }

  /**
   * A forecast.
   *
   * @param changed whether something about the learner has changed since: most often nothing that
   *     it was made of
   */
  private record Made(
      LocalDate day, ForecastStart start, MemberForecast forecast, boolean changed) {

    boolean holds(PlanIndex plan, LocalDate today, WeekCounts counts) {
      return start.plan() == plan
          && day.equals(today)
          && forecast.forecast().basis().weeks() == counts.weeks();
    }

    Made with(boolean change) {
      return new Made(day, start, forecast, change);
    }
  }

  Forecasts(
      DashboardTables tables,
      PlanIndexes plans,
      Groups groups,
      LearntWeeks learnt,
      ChangedTeams changedTeams,
      Simulations simulations,
      Clock clock) {
    this.changedTeams = changedTeams;
    this.simulations = simulations;
    this.table = tables.progress();
    this.plans = plans;
    this.groups = groups;
    this.learnt = learnt;
    this.clock = clock;
    table.onChange((learner, before, after) ->
        kept.asMap()
            .computeIfPresent(learner, (id, made) -> after == null ? null : made.with(true)));
  }

  /** Of one learner; null who left or whose cohort is over, and while the plan is missing. */
  public @Nullable MemberForecast of(LearnerProgress p) {
    return over(p) ? null : member(p);
  }

  /**
   * Of a team, had it been changed so.
   *
   * @throws NoSuchElementException if there is no such plan, or unit in any of the plans
   */
  public TeamForecast of(GroupReadiness team, Changed changed, TeamForecast.Question question) {
    List<LearnerProgress> there = groups.members(team).stream().filter(p -> !over(p)).toList();
    Stream<MemberForecast> members =
        changed.keepsPlans()
            ? there.stream().flatMap(p -> Stream.ofNullable(member(p)))
            : changedTeams.onOtherPlans(there, changed);
    return TeamForecast.of(
        Stream.concat(members, changedTeams.newcomers(there, changed)).toList(),
        changed.whatIf(),
        question,
        clock.instant());
  }

  /**
   * Of a learner, had they finished a unit; see {@link MemberForecast#had}.
   *
   * @param plan of the learner
   * @param is their forecast as it is shown
   * @param snapshot as they are
   * @param then with the unit finished
   */
  public MemberForecast finished(
      PlanIndex plan,
      MemberForecast is,
      LearnerSnapshot snapshot,
      LearnerSnapshot then,
      String unit,
      Instant now) {
    String id = snapshot.learner() + "/" + unit;
    Finished known = finished.getIfPresent(id);
    if (known == null || !known.holds(plan, is, snapshot, then)) {
      ForecastStart from = ForecastStart.of(plan, snapshot, now);
      ForecastStart more = ForecastStart.of(plan, then, now);
      WeekCounts counts = learnt.now();
      MemberForecast had = simulations.run(() -> MemberForecast.had(is, from, more, counts));
      known = new Finished(is, from, more, had);
      finished.put(id, known);
    }
    return known.forecast();
  }

  /** Weeks that forecasts have learnt from so far; with more of them they are others. */
  public int weeks() {
    return learnt.now().weeks();
  }

  private static boolean over(LearnerProgress p) {
    return p.state() == LearnerState.LEFT || p.state() == LearnerState.NOT_FINISHED;
  }

  private @Nullable MemberForecast member(LearnerProgress p) {
    PlanIndex own = plans.find(p.plan());
    WeekCounts counts = learnt.now();
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (own == null) {
      return null;
    }
    // Whoever waits for a place holds no lock: the thread that fills the tables needs it.
    Made known =
        kept.asMap()
            .computeIfPresent(
                p.learner(), (id, before) -> before.changed() ? seen(before, id) : before);
    if (known != null && !known.changed() && known.holds(own, today, counts)) {
      return known.forecast();
    }
    Made made =
        simulations.run(() ->
            kept.asMap()
                .compute(
                    p.learner(),
                    (id, other) ->
                        other != null && !other.changed() && other.holds(own, today, counts)
                            ? other
                            : made(id, own, today, counts, now)));
    return made == null ? null : made.forecast();
  }

  /** As if nothing had changed, where nothing has of what it was made of. */
  private Made seen(Made before, String learner) {
    LearnerSnapshot snapshot = table.get(learner);
    return before.with(snapshot == null || !before.start().holds(snapshot));
  }

  private @Nullable Made made(
      String learner, PlanIndex plan, LocalDate today, WeekCounts counts, Instant now) {
    LearnerSnapshot snapshot = table.get(learner);
    if (snapshot == null) {
      return null;
    }
    ForecastStart start = ForecastStart.of(plan, snapshot, now);
    return new Made(today, start, start.with(counts), false);
  }
}
