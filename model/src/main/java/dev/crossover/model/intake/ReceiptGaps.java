package dev.crossover.model.intake;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The gaps between a source's deliveries, by the time of receipt. Of each week the longest gap is
 * kept, since a week holds one of every kind that an LMS has: a pause, a night, a weekend.
 *
 * @param since the first delivery that is counted here
 * @param weeks the last {@value #MOST_WEEKS} weeks (UTC, from Monday) in which a gap ended, in
 *     order of time
 */
public record ReceiptGaps(Instant since, List<Week> weeks) {

  /** A source is never silent before. */
  public static final Duration LEAST = Duration.ofHours(6);

  /**
   * The usual gap of a source whose weekends are not known yet: it delivers for less than {@link
   * #KNOWN_AFTER}.
   */
  public static final Duration UNTIL_KNOWN = Duration.ofDays(3);

  private static final Duration KNOWN_AFTER = Duration.ofDays(14);

  private static final int MOST_WEEKS = 4;

  /** With fewer weeks one that is out of the ordinary cannot be told from the others. */
  private static final int ENOUGH_WEEKS = 3;

  /**
   * A week of deliveries.
   *
   * @param monday its first day
   * @param longest of the gaps that ended in it
   */
  public record Week(LocalDate monday, Duration longest) {}

  public ReceiptGaps {
    weeks = List.copyOf(weeks);
  }

  /** Before a second delivery. */
  static ReceiptGaps since(Instant first) {
    return new ReceiptGaps(first, List.of());
  }

  /**
   * With one more gap.
   *
   * @param last the delivery before
   * @param at the delivery that ended it; not before {@code last}
   */
  ReceiptGaps plus(Instant last, Instant at) {
    Duration gap = Duration.between(last, at);
    LocalDate monday =
        LocalDate.ofInstant(at, ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    List<Week> next = new ArrayList<>(weeks);
    if (!next.isEmpty() && next.getLast().monday().equals(monday)) {
      Week running = next.removeLast();
      gap = gap.compareTo(running.longest()) > 0 ? gap : running.longest();
    }
    next.add(new Week(monday, gap));
    return new ReceiptGaps(since, next.subList(Math.max(0, next.size() - MOST_WEEKS), next.size()));
  }

  /**
   * How long the source may be quiet before it counts as silent: one and a half times the longest
   * gap of its weeks, so that a holiday beside a weekend is no silence. From three weeks on the
   * longest of all is left out, since one outage is not usual. A source that delivers only on
   * weekdays has its weekend in each week; one that delivers once a week has seven days in each.
   *
   * @param last the newest delivery
   * @return at least {@link #LEAST}; of a source that is new, at least {@link #UNTIL_KNOWN}
   */
  Duration usual(Instant last) {
    List<Duration> longest =
        weeks.stream().map(Week::longest).sorted(Comparator.reverseOrder()).toList();
    Duration usual =
        longest.isEmpty() ? Duration.ZERO : longest.get(longest.size() < ENOUGH_WEEKS ? 0 : 1);
    Duration quiet = usual.multipliedBy(3).dividedBy(2);
    boolean known = Duration.between(since, last).compareTo(KNOWN_AFTER) >= 0;
    Duration least = known ? LEAST : UNTIL_KNOWN;
    return quiet.compareTo(least) > 0 ? quiet : least;
  }
}
