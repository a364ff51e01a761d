package dev.crossover.dashboard.notices;

import dev.crossover.model.record.NoticeChoices;
import dev.crossover.model.record.SingleNotices;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How somebody is told by mail: what they chose, and what holds for everybody where they did not.
 *
 * @param single which messages about one learner come at once
 * @param digest whether the weekly digest comes
 * @param zone in which their days and hours are
 * @param quietFrom when their quiet hours begin
 * @param quietTo when these end; before the beginning: on the next day; the same: there are none
 * @param quietWeekends whether Saturdays and Sundays are quiet
 */
public record NoticePreferences(
    SingleNotices single,
    boolean digest,
    ZoneId zone,
    LocalTime quietFrom,
    LocalTime quietTo,
    boolean quietWeekends) {

  private static final LocalTime DIGEST_AT = LocalTime.of(8, 0);

  /** A digest that could not be sent within this waits for the next one. */
  private static final Duration DIGEST_WITHIN = Duration.ofDays(2);

  /** A quiet Friday night, a weekend and a Sunday night are the most that follow one another. */
  private static final int MOST_QUIET = 5;

  public NoticePreferences {
    Objects.requireNonNull(single, "single");
    Objects.requireNonNull(zone, "zone");
    quietFrom = quietFrom.truncatedTo(ChronoUnit.MINUTES);
    quietTo = quietTo.truncatedTo(ChronoUnit.MINUTES);
  }

  /**
   * Of who chose that.
   *
   * @param zone which holds where they chose none
   */
  static NoticePreferences of(NoticeChoices chosen, NoticeSettings settings, ZoneId zone) {
    return new NoticePreferences(
        Objects.requireNonNullElse(chosen.single(), settings.single()),
        Objects.requireNonNullElse(chosen.digest(), true),
        Objects.requireNonNullElse(chosen.zone(), zone),
        Objects.requireNonNullElse(chosen.quietFrom(), settings.quietFrom()),
        Objects.requireNonNullElse(chosen.quietTo(), settings.quietTo()),
        Objects.requireNonNullElse(chosen.quietWeekends(), settings.quietWeekends()));
  }

  /** The moment itself, or the first one after it that is not quiet. */
  public Instant notQuiet(Instant from) {
    ZonedDateTime at = from.atZone(zone);
    for (int i = 0; i < MOST_QUIET; i++) {
      ZonedDateTime later = afterQuietHours(afterWeekend(at));
      if (later.equals(at)) {
        break;
      }
      at = later;
    }
    return at.toInstant();
  }

  private ZonedDateTime afterWeekend(ZonedDateTime at) {
    boolean weekend =
        at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY;
    return quietWeekends && weekend
        ? at.toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY)).atStartOfDay(zone)
        : at;
  }

  private ZonedDateTime afterQuietHours(ZonedDateTime at) {
    LocalTime time = at.toLocalTime();
    boolean begun = !time.isBefore(quietFrom);
    boolean ahead = time.isBefore(quietTo);
    boolean crosses = quietTo.isBefore(quietFrom);
    if (quietFrom.equals(quietTo) || !(crosses ? begun || ahead : begun && ahead)) {
      return at;
    }
    LocalDate day = at.toLocalDate();
    return ZonedDateTime.of(crosses && begun ? day.plusDays(1) : day, quietTo, zone);
  }

  /** When the day begins on which a moment is. */
  public Instant dayOf(Instant moment) {
    return moment.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }

  /** When the next day begins. */
  public Instant dayAfter(Instant moment) {
    return moment.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
  }

  /**
   * Whether the weekly digest is to be sent: on Monday from eight o'clock, by their clock, and not
   * in quiet hours.
   *
   * @param lastSentMonday the Monday of the last one; null for none
   */
  public boolean digestDue(Instant now, @Nullable LocalDate lastSentMonday) {
    LocalDate monday = monday(now);
    Instant begins = digestOf(monday);
    return digest
        && !now.isBefore(begins)
        && now.isBefore(begins.plus(DIGEST_WITHIN))
        && !notQuiet(now).isAfter(now)
        && (lastSentMonday == null || lastSentMonday.isBefore(monday));
  }

  /** The Monday of the week in which a moment is, by their clock. */
  public LocalDate monday(Instant moment) {
    return moment
        .atZone(zone)
        .toLocalDate()
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** When the next weekly digest is due; null where they stopped it. */
  public @Nullable Instant nextDigest(Instant now) {
    if (!digest) {
      return null;
    }
    Instant ofThisWeek = digestOf(monday(now));
    return ofThisWeek.isAfter(now) ? ofThisWeek : digestOf(monday(now).plusWeeks(1));
  }

  private Instant digestOf(LocalDate monday) {
    return ZonedDateTime.of(monday, DIGEST_AT, zone).toInstant();
  }
}
