package dev.crossover.model.learner;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A learner's own time: it begins on the start date (UTC) and stands still during leave.
 *
 * @param start first day
 * @param leave leave intervals, in any order; overlapping ones count once
 */
public record Calendar(LocalDate start, List<Leave> leave) {

  public Calendar {
    leave = merged(leave);
  }

  public static Calendar of(Enrolment enrolment) {
    return new Calendar(enrolment.start(), enrolment.leave());
  }

  /** Whether the learner is on leave at that moment. */
  public boolean onLeave(Instant at) {
    return leave.stream().anyMatch(l -> !at.isBefore(begin(l)) && at.isBefore(end(l)));
  }

  /** Time from the start to {@code at} without leave; zero before the start. */
  public Duration elapsed(Instant at) {
    return between(start.atStartOfDay(ZoneOffset.UTC).toInstant(), at);
  }

  /** Time between two moments without leave; zero if {@code to} is not after {@code from}. */
  public Duration between(Instant from, Instant to) {
    if (!to.isAfter(from)) {
      return Duration.ZERO;
    }
    Duration time = Duration.between(from, to);
    for (Leave l : leave) {
      Instant a = max(from, begin(l));
      Instant b = min(to, end(l));
      if (b.isAfter(a)) {
        time = time.minus(Duration.between(a, b));
      }
    }
    return time;
  }

  /** The moment at which {@code time} has passed since {@code from}, leave not counted. */
  public Instant after(Instant from, Duration time) {
    Instant due = from.plus(time);
    for (Leave l : leave) {
      Instant a = max(from, begin(l));
      if (a.isBefore(due) && end(l).isAfter(a)) {
        due = due.plus(Duration.between(a, end(l)));
      }
    }
    return due;
  }

  /** The moment itself, or the end of the leave that it lies in. */
  public Instant atWork(Instant at) {
    for (Leave l : leave) {
      if (!at.isBefore(begin(l)) && at.isBefore(end(l))) {
        return end(l);
      }
    }
    return at;
  }

  /** When the first leave after {@code at} begins; null if there is none. */
  public @Nullable Instant nextLeave(Instant at) {
    return leave.stream().map(Calendar::begin).filter(l -> l.isAfter(at)).findFirst().orElse(null);
  }

  private static List<Leave> merged(List<Leave> leave) {
    List<Leave> sorted = leave.stream().sorted(Comparator.comparing(Leave::first)).toList();
    List<Leave> out = new ArrayList<>();
    for (Leave l : sorted) {
      if (!out.isEmpty() && !l.first().isAfter(out.getLast().last().plusDays(1))) {
        Leave before = out.removeLast();
        LocalDate last = before.last().isAfter(l.last()) ? before.last() : l.last();
        out.add(new Leave(before.first(), last));
      } else {
        out.add(l);
      }
    }
    return List.copyOf(out);
  }

  private static Instant begin(Leave l) {
    return l.first().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Instant end(Leave l) {
    return l.last().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
