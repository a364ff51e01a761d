package dev.crossover.model.learner;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A learner's own time: it begins with the start date, stands still during leave and on holidays,
 * and goes at part of its pace in part-time weeks. Days are those of the learner's zone, each of 24
 * hours, also where clocks are changed.
 *
 * @param start first day
 * @param leave days of less than the usual work; they are put in order and made disjoint, and where
 *     several cover a day, the one that leaves least of it counts
 * @param zone of the learner
 */
public record Calendar(LocalDate start, List<Leave> leave, ZoneId zone) {

  private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();
  private static final double NANOS = 1e9;

  public Calendar {
    leave = isDisjoint(leave) ? List.copyOf(leave) : disjoint(leave);
  }

  /** Of a learner in UTC. */
  public Calendar(LocalDate start, List<Leave> leave) {
    this(start, leave, ZoneOffset.UTC);
  }

  public static Calendar of(Enrolment enrolment) {
    return new Calendar(
        enrolment.start(),
        enrolment.leave(),
        Objects.requireNonNullElse(enrolment.zone(), ZoneOffset.UTC));
  }

  /** The same with one leave more. */
  public Calendar with(Leave more) {
    List<Leave> all = new ArrayList<>(leave);
    all.add(more);
    return new Calendar(start, all, zone);
  }

  /** When the first day begins. */
  public Instant begins() {
    return begins(start);
  }

  /** When a day begins. */
  public Instant begins(LocalDate day) {
    return zone instanceof ZoneOffset offset
        ? Instant.ofEpochSecond(day.toEpochDay() * DAY_SECONDS - offset.getTotalSeconds())
        : day.atStartOfDay(zone).toInstant();
  }

  /** The day of a moment. */
  public LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  /** Whether the learner is on leave at that moment. */
  public boolean onLeave(Instant at) {
    LocalDate day = day(at);
    return leave.stream().anyMatch(l -> l.away() && l.covers(day));
  }

  /** Time from the start to {@code at} on this calendar; zero before the start. */
  public Duration elapsed(Instant at) {
    return between(begins(), at);
  }

  /** Time between two moments on this calendar; zero if {@code to} is not after {@code from}. */
  public Duration between(Instant from, Instant to) {
    if (!to.isAfter(from)) {
      return Duration.ZERO;
    }
    Instant a = local(from);
    Instant b = local(to);
    Duration time = Duration.between(a, b);
    for (Leave l : leave) {
      if (begin(l) >= b.getEpochSecond()) {
        break;
      }
      if (end(l) > a.getEpochSecond()) {
        Instant first = later(a, Instant.ofEpochSecond(begin(l)));
        Instant last = earlier(b, Instant.ofEpochSecond(end(l)));
        time = time.minus(lost(Duration.between(first, last), l.worked()));
      }
    }
    return time.isNegative() ? Duration.ZERO : time;
  }

  /** The moment at which {@code time} has passed on this calendar since {@code from}. */
  public Instant after(Instant from, Duration time) {
    Instant at = local(from);
    Duration left = time;
    for (Leave l : leave) {
      Instant first = later(at, Instant.ofEpochSecond(begin(l)));
      Instant last = Instant.ofEpochSecond(end(l));
      if (!last.isAfter(at)) {
        continue;
      }
      Duration before = Duration.between(at, first);
      if (left.compareTo(before) <= 0) {
        break;
      }
      left = left.minus(before);
      at = first;
      Duration all = Duration.between(first, last);
      Duration worked = all.minus(lost(all, l.worked()));
      if (l.worked() != null && left.compareTo(worked) <= 0) {
        return moment(at.plus(times(left, 1 / l.worked())));
      }
      left = left.minus(worked);
      at = last;
    }
    return moment(at.plus(left));
  }

  /** The moment itself, or the first one after it at which the learner's time goes on. */
  public Instant atWork(Instant at) {
    LocalDate day = day(at);
    LocalDate work = day;
    for (Leave l : leave) {
      if (l.still() && l.covers(work)) {
        work = l.last().plusDays(1);
      }
    }
    return work.equals(day) ? at : begins(work);
  }

  /** When the first leave after {@code at} begins; null if there is none. */
  public @Nullable Instant nextLeave(Instant at) {
    return leave.stream()
        .filter(Leave::away)
        .map(l -> begins(l.first()))
        .filter(l -> l.isAfter(at))
        .findFirst()
        .orElse(null);
  }

  private static Duration lost(Duration time, @Nullable Double worked) {
    return worked == null ? time : times(time, 1 - worked);
  }

  private static Duration times(Duration time, double factor) {
    double seconds = (time.getSeconds() + time.getNano() / NANOS) * factor;
    long whole = (long) seconds;
    return Duration.ofSeconds(whole, Math.round((seconds - whole) * NANOS));
  }

  /** The time that clocks show there, on a line without gaps and repeats. */
  private Instant local(Instant at) {
    return zone instanceof ZoneOffset offset
        ? at.plusSeconds(offset.getTotalSeconds())
        : at.plusSeconds(zone.getRules().getOffset(at).getTotalSeconds());
  }

  private Instant moment(Instant local) {
    return zone instanceof ZoneOffset offset
        ? local.minusSeconds(offset.getTotalSeconds())
        : LocalDateTime.ofInstant(local, ZoneOffset.UTC).atZone(zone).toInstant();
  }

  private static long begin(Leave l) {
    return l.first().toEpochDay() * DAY_SECONDS;
  }

  private static long end(Leave l) {
    return (l.last().toEpochDay() + 1) * DAY_SECONDS;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** As every calendar leaves its days; each fold that is read and each look makes one of them. */
  private static boolean isDisjoint(List<Leave> leave) {
    for (int i = 1; i < leave.size(); i++) {
      Leave before = leave.get(i - 1);
      Leave next = leave.get(i);
      boolean apart = before.last().plusDays(1).isBefore(next.first());
      boolean touch = before.last().isBefore(next.first()) && !before.isLike(next);
      if (!apart && !touch) {
        return false;
      }
    }
    return true;
  }

  private static List<Leave> disjoint(List<Leave> leave) {
    TreeSet<LocalDate> bounds = new TreeSet<>();
    for (Leave l : leave) {
      bounds.add(l.first());
      bounds.add(l.last().plusDays(1));
    }
    List<Leave> out = new ArrayList<>();
    for (LocalDate first : bounds) {
      LocalDate next = bounds.higher(first);
      Leave least = next == null ? null : least(leave, first);
      if (least == null || next == null) {
        continue;
      }
      Leave before = out.isEmpty() ? null : out.getLast();
      boolean goesOn =
          before != null && before.last().plusDays(1).equals(first) && before.isLike(least);
      LocalDate from = goesOn ? out.removeLast().first() : first;
      out.add(new Leave(from, next.minusDays(1), least.worked(), least.holiday()));
    }
    return List.copyOf(out);
  }

  /** Of those that cover a day, the one that leaves least of it: to be away, then a holiday. */
  private static @Nullable Leave least(List<Leave> leave, LocalDate day) {
    return leave.stream()
        .filter(l -> l.covers(day))
        .min(
            Comparator.comparingDouble((Leave l) -> l.worked() == null ? 0 : l.worked())
                .thenComparingInt(l -> l.away() ? 0 : 1))
        .orElse(null);
  }
}
