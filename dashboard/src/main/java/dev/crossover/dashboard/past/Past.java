package dev.crossover.dashboard.past;

import dev.crossover.dashboard.DashboardSettings;
import dev.crossover.dashboard.DashboardTables;
import dev.crossover.model.past.GroupDay;
import dev.crossover.model.past.LearnerDay;
import dev.crossover.model.past.PastDay;
import dev.crossover.wiring.TableView;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was shown on days that are over, week by week from today back. Where nothing was kept on a
 * day, the newest row of the six days before it stands for it.
 */
@Component
public class Past {

  /** Weeks that are told at most. */
  private static final int WEEKS = 26;

  static final int WEEK = 7;

  private final TableView<PastDay> days;
  private final int fewest;
  private final Clock clock;

  Past(DashboardTables tables, DashboardSettings settings, Clock clock) {
    this.fewest = settings.minGroupSize();
    this.days = tables.days();
    this.clock = clock;
  }

  /** A learner's weeks, the newest first; of today and the six days before there is none. */
  public List<LearnerDay> weeks(String learner) {
    return weeks(PastDay.ofLearner(learner), LearnerDay.class);
  }

  /**
   * A group's weeks; a whole cohort's where the team is null.
   *
   * @param managed whether who asks manages somebody of it: others are told nothing of days on
   *     which it was few, or joined with others, and nothing that a forecast said
   */
  public List<GroupDay> weeks(String cohort, @Nullable String team, boolean managed) {
    return weeks(PastDay.ofGroup(cohort, team), GroupDay.class).stream()
        .flatMap(row -> Stream.ofNullable(told(row, managed)))
        .toList();
  }

  /** Days of a cohort of which something was kept, a week apart, the newest first. */
  public List<LocalDate> days(String cohort) {
    return weeks(PastDay.ofGroup(cohort, null), GroupDay.class).stream()
        .map(GroupDay::day)
        .toList();
  }

  private @Nullable GroupDay told(GroupDay row, boolean managed) {
    if (managed) {
      return row;
    }
    return row.joined() || row.learners() < fewest ? null : row.unsaid();
  }

  /** A learner on a day; null where nothing was kept. */
  public @Nullable LearnerDay on(String learner, LocalDate day) {
    return on(PastDay.ofLearner(learner), day, LearnerDay.class);
  }

  /**
   * A group on a day; null where nothing was kept, or what was is not told.
   *
   * @param managed as for {@link #weeks(String, String, boolean)}
   */
  public @Nullable GroupDay on(
      String cohort, @Nullable String team, boolean managed, LocalDate day) {
    GroupDay row = on(PastDay.ofGroup(cohort, team), day, GroupDay.class);
    return row == null ? null : told(row, managed);
  }

  private <T extends PastDay> List<T> weeks(String prefix, Class<T> type) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    NavigableMap<Long, T> weeks = new TreeMap<>();
    // In the order of days, so that the newest of a week stays.
    for (PastDay row : days.keyed(prefix)) {
      long week = ChronoUnit.DAYS.between(row.day(), today) / WEEK;
      if (week >= 1 && week <= WEEKS) {
        weeks.put(week, type.cast(row));
      }
    }
    return List.copyOf(weeks.values());
  }

  private <T extends PastDay> @Nullable T on(String prefix, LocalDate day, Class<T> type) {
    return IntStream.range(0, WEEK)
        .mapToObj(ago -> days.get(prefix + day.minusDays(ago)))
        .flatMap(Stream::ofNullable)
        .findFirst()
        .map(type::cast)
        .orElse(null);
  }
}
