package dev.crossover.model.record;

import java.time.LocalDate;
import java.util.Locale;

/**
 * Who reviews in the place of somebody who is away.
 *
 * @param of address of who is away, in lower case
 * @param mail address of who stands in, in lower case
 * @param first UTC day
 * @param last UTC day, included
 */
public record StandIn(String of, String mail, LocalDate first, LocalDate last)
    implements RecordContent {

  public static final String KIND = "stand-in";

  private static final int MOST_DAYS = 366;

  /** Checks that the days are in their order and a year at most, and that it is somebody else. */
  public StandIn {
    of = of.toLowerCase(Locale.ROOT);
    mail = mail.toLowerCase(Locale.ROOT);
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("last: must not be before first");
    }
    if (last.isAfter(first.plusDays(MOST_DAYS))) {
      throw new IllegalArgumentException("last: a year at most");
    }
    if (of.equals(mail)) {
      throw new IllegalArgumentException("standIn: must be somebody else");
    }
  }

  /** The key of the record of who is away: it names nobody. */
  public static String key(String of) {
    return RecordContent.key(KIND, User.hash(of));
  }

  /** Whether it holds on a day. */
  public boolean holds(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
