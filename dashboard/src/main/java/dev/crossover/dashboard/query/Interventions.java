package dev.crossover.dashboard.query;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
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
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "Does it help?" What became of the alerts about some people. */
@Component
class Interventions {

  /** Weeks that are told, the running one among them. */
  private static final int WEEKS = 8;

  private static final Duration A_WEEK = Duration.ofDays(7);

  private static final Duration FOUR_WEEKS = Duration.ofDays(28);

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

  /**
   * What became of some alerts, and how long they waited.
   *
   * @param ended that have ended in the weeks that are told
   * @param back of these, such as ended within two weeks by progress
   * @param dismissed of these, such as somebody said are none, or settled
   * @param medianDays from the opening to the first answer, of those that were answered; null where
   *     none was
   * @param waiting that are open, have been so for longer than a week, and were never answered
   * @param talks with a talk and without one
   */
  record Facts(
      int ended, int back, int dismissed, @Nullable Double medianDays, int waiting, Talks talks) {}

  /**
   * What was seen after alerts that were still open after a week, of those that opened four weeks
   * ago or earlier, in the weeks that are told. Whoever came back within the week is in neither
   * part: nobody had reason to talk any more. Nor is what was said to be no stall. Who left or went
   * on leave counts as not back. It is what was seen, and no effect: who is talked to may differ
   * from who is not.
   *
   * @param had such as somebody talked about with the learner within the week
   * @param none the others
   */
  record Talks(Seen had, Seen none) {}

  /**
   * Some of them.
   *
   * @param alerts how many there were
   * @param back of these, such as ended by progress within four weeks
   * @param finished people among them who have done their plan by now
   */
  record Seen(int alerts, int back, int finished) {}

  /** Of the same alerts as {@link #of}. */
  static Facts facts(List<AlertAbout> alerts, Instant now) {
    List<AlertAbout> ended = alerts.stream().filter(a -> !a.episode().open()).toList();
    return new Facts(
        ended.size(),
        count(ended, AlertAbout::backSoon),
        count(ended, AlertAbout::dismissed),
        median(alerts.stream().flatMap(a -> Stream.ofNullable(a.answeredAt()).map(a::lasted))),
        count(alerts, a -> a.waitsLongerThan(A_WEEK, now)),
        talks(alerts, now));
  }

  private static Talks talks(List<AlertAbout> alerts, Instant now) {
    List<AlertAbout> judged =
        alerts.stream()
            // Of those that opened before, only such as lasted are known here.
            .filter(a -> !a.episode().openedAt().isBefore(firstDay(now)))
            .filter(a -> a.lasted(now).compareTo(FOUR_WEEKS) >= 0)
            .filter(a -> a.episode().open() || a.lasted(a.end()).compareTo(A_WEEK) > 0)
            .filter(a -> !a.noStall())
            .toList();
    return new Talks(
        seen(judged.stream().filter(a -> a.talkedWithin(A_WEEK)).toList()),
        seen(judged.stream().filter(a -> !a.talkedWithin(A_WEEK)).toList()));
  }

  private static Seen seen(List<AlertAbout> alerts) {
    return new Seen(
        alerts.size(),
        count(alerts, a -> a.backWithin(FOUR_WEEKS)),
        (int)
            alerts.stream()
                .map(AlertAbout::about)
                .filter(p -> p.state() == LearnerState.FINISHED)
                .map(LearnerProgress::learner)
                .distinct()
                .count());
  }

  private static int count(List<AlertAbout> alerts, Predicate<AlertAbout> which) {
    return (int) alerts.stream().filter(which).count();
  }

  /** Alerts about some people that are open, or have ended in the weeks that are told. */
  List<AlertAbout> alerts(List<LearnerProgress> people, Instant now) {
    Instant first = firstDay(now);
    return people.stream()
        .flatMap(p ->
            episodes.within(p.learner() + "/").stream()
                .filter(e -> !Objects.requireNonNullElse(e.resolvedAt(), now).isBefore(first))
                .map(e -> new AlertAbout(p, e)))
        .toList();
  }

  private static Instant firstDay(Instant now) {
    return monday(now).minusWeeks(WEEKS - 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static LocalDate monday(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** Of the weeks that are told: alerts that opened or ended in them. */
  Outcome of(List<LearnerProgress> people, Instant now) {
    LocalDate monday = monday(now);
    List<AlertAbout> alerts = alerts(people, now);
    List<Episode> all = alerts.stream().map(AlertAbout::episode).toList();
    List<Week> weeks =
        IntStream.range(0, WEEKS)
            .mapToObj(i -> week(all, monday.minusWeeks(WEEKS - 1L - i)))
            .toList();
    Map<StallReason, Alarms> reasons = new EnumMap<>(StallReason.class);
    alerts.stream()
        .filter(a -> !a.episode().open())
        .forEach(alert ->
            reasons.merge(
                alert.episode().stall().reason(),
                new Alarms(1, alert.dismissed() ? 1 : 0),
                (a, b) -> new Alarms(a.ended + b.ended, a.dismissed + b.dismissed)));
    int answered = count(alerts, a -> a.answeredAt() != null);
    Stream<Duration> lasted =
        alerts.stream().flatMap(a -> Stream.ofNullable(a.episode().resolvedAt()).map(a::lasted));
    return new Outcome(weeks, median(lasted), answered, reasons);
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

  /** Days, to a tenth. */
  private static @Nullable Double median(Stream<Duration> times) {
    double[] days = times.mapToDouble(t -> t.toMillis() / DAY_MILLIS).sorted().toArray();
    return days.length == 0 ? null : Math.round(days[days.length / 2] * 10) / 10.0;
  }
}
