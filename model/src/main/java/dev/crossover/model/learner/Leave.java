package dev.crossover.model.learner;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Days of less than the usual work, in the zone of the learner.
 *
 * @param first first day
 * @param last last day, included
 * @param worked share of the usual time that is worked all the same, above 0 and below 1; null for
 *     none of it
 * @param holiday true for public holidays and days on which the company is closed; null for a leave
 *     of one's own
 */
public record Leave(
    LocalDate first, LocalDate last, @Nullable Double worked, @Nullable Boolean holiday) {

  public Leave {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("a leave must not end before it begins: " + first);
    }
    if (worked != null && !(worked > 0 && worked < 1)) {
      throw new IllegalArgumentException("the share that is worked must be above 0 and below 1");
    }
  }

  /** On which nothing is expected. */
  public Leave(LocalDate first, LocalDate last) {
    this(first, last, null, null);
  }

  /** A public holiday. */
  public static Leave holiday(LocalDate day) {
    return new Leave(day, day, null, true);
  }

  /** Days of which a share above 0 and below 1 is worked. */
  public static Leave partTime(LocalDate first, LocalDate last, double worked) {
    return new Leave(first, last, worked, null);
  }

  /** Whether the learner is away: a holiday is no leave, and ends no alert. */
  boolean away() {
    return worked == null && holiday == null;
  }

  /** Whether the learner's own time stands still. */
  boolean still() {
    return worked == null;
  }

  /** Whether both are of one kind. */
  boolean isLike(Leave other) {
    return Objects.equals(worked, other.worked) && Objects.equals(holiday, other.holiday);
  }

  boolean covers(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
