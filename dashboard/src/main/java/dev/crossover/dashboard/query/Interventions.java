package dev.crossover.dashboard.query;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.stall.StallReason;
import dev.crossover.wiring.TableView;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "Does it help?" What became of the alerts about some people. */
@Component
class Interventions {

  /** Weeks that are told, the running one among them. */
  private static final int WEEKS = 8;

  private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();

  private final TableView<Episode> episodes;

  Interventions(DashboardTables tables) {
    this.episodes = tables.episodes();
  }

  /**
   * Alerts and their ends.
   *
   * @param weeks the running one last
   * @param medianDays from the opening to the end, of those that have ended; null where none has
   * @param answered alerts that were answered while they were open: somebody talked, or saw it
   * @param reasons by reason
   */
  record Outcome(
      List<Week> weeks,
      @Nullable Double medianDays,
      int answered,
      Map<StallReason, Alarms> reasons) {}

  /**
   * A calendar week.
   *
   * @param monday its first day
   * @param opened alerts that opened in it
   * @param ended alerts that ended in it
   */
  record Week(LocalDate monday, int opened, int ended) {}

  /**
   * Alerts of one reason.
   *
   * @param ended that have ended
   * @param dismissed of these, such as somebody said are none, or settled
   */
  record Alarms(int ended, int dismissed) {}

  /** An alert, and whose it is. */
  private record Alert(LearnerProgress about, Episode episode) {

    /** Whether somebody did something about it while it was open. */
    boolean answered() {
      Instant end = episode.resolvedAt();
      return about.said().followUps().stream()
          .filter(f -> f.what().answers())
          .anyMatch(
              f -> !f.at().isBefore(episode.openedAt()) && (end == null || !f.at().isAfter(end)));
    }
  }

  /** Of the weeks that are told: alerts that opened or ended in them. */
  Outcome of(List<LearnerProgress> people, Instant now) {
    LocalDate monday =
        LocalDate.ofInstant(now, ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    Instant first = monday.minusWeeks(WEEKS - 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
    List<Alert> alerts =
        people.stream()
            .flatMap(p ->
                episodes.within(p.learner() + "/").stream()
                    .filter(e -> !Objects.requireNonNullElse(e.resolvedAt(), now).isBefore(first))
                    .map(e -> new Alert(p, e)))
            .toList();
    List<Episode> all = alerts.stream().map(Alert::episode).toList();
    List<Week> weeks =
        IntStream.range(0, WEEKS)
            .mapToObj(i -> week(all, monday.minusWeeks(WEEKS - 1L - i)))
            .toList();
    Map<StallReason, Alarms> reasons = new EnumMap<>(StallReason.class);
    all.stream()
        .filter(e -> !e.open())
        .forEach(e ->
            reasons.merge(
                e.stall().reason(),
                new Alarms(1, e.resolution() == Episode.Resolution.SETTLED ? 1 : 0),
                (a, b) -> new Alarms(a.ended + b.ended, a.dismissed + b.dismissed)));
    int answered = (int) alerts.stream().filter(Alert::answered).count();
    return new Outcome(weeks, median(all), answered, reasons);
  }

  private static Week week(List<Episode> all, LocalDate monday) {
    int opened = (int) all.stream().filter(e -> within(e.openedAt(), monday)).count();
    int ended = (int) all.stream().filter(e -> within(e.resolvedAt(), monday)).count();
    return new Week(monday, opened, ended);
  }

  private static boolean within(@Nullable Instant at, LocalDate monday) {
    return at != null
        && !at.isBefore(monday.atStartOfDay(ZoneOffset.UTC).toInstant())
        && at.isBefore(monday.plusWeeks(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static @Nullable Double median(List<Episode> all) {
    double[] days =
        all.stream()
            .filter(e -> e.resolvedAt() != null)
            .mapToDouble(
                e -> Duration.between(e.openedAt(), e.resolvedAt()).toMillis() / DAY_MILLIS)
            .sorted()
            .toArray();
    return days.length == 0 ? null : Math.round(days[days.length / 2] * 10) / 10.0;
  }
}
