package dev.crossover.model.stall;

import dev.crossover.model.learner.Calendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What alerts: five conditions, each true of the person, and the sentence about the person is the
 * condition itself.
 *
 * <ol>
 *   <li>Owes what {@link StallLimits#owedBy} of the cohort have handed in.
 *   <li>Owes what {@link StallLimits#owedWhenSilent} of it have handed in, and is silent for {@link
 *       StallLimits#silentFor}. In a cohort of fewer than {@link CohortNorms#FEWEST}: owes what is
 *       due, and is silent for {@link StallLimits#quietAfter}.
 *   <li>Failed a unit, and has not been on it for {@link StallLimits#failedFor}.
 *   <li>Failed a unit three times.
 *   <li>The learner says that they are stuck, or who looks after them that they need help.
 * </ol>
 *
 * Time alone makes each of them true and never false again; a quiet cohort and a gap in the data
 * put off the second.
 */
public final class StallConditions {

  private final List<Condition> conditions = new ArrayList<>();
  private final @Nullable String source;

  /**
   * Something that was not handed in.
   *
   * @param unit id
   * @param due when it is or was due, by the learner's own calendar
   * @param share share of the cohort that has handed it in, 0..1; null where they are too few
   */
  public record Owed(String unit, Instant due, @Nullable Double share) {}

  /**
   * A unit that was failed and not passed.
   *
   * @param unit id
   * @param attempts failed ones
   * @param lastAt when the learner was last on it
   * @param blockedAt when it was failed too often to try alone; null before that
   */
  public record Failed(String unit, int attempts, Instant lastAt, @Nullable Instant blockedAt) {}

  /**
   * One condition.
   *
   * @param stall with the moment from which it holds, which may be to come
   * @param began the same, whenever shares were released
   * @param silence whether it rests on silence
   */
  private record Condition(Stall stall, Instant began, boolean silence) {}

  /**
   * Looks at a learner.
   *
   * @param silentSince last activity, or the start
   * @param source where the last activity came from, or null
   * @param known when the shares were released: no condition on them held before
   * @param said what somebody said, each from when they did
   * @param dismissedAt when somebody said last that what alerted is none; what holds since before
   *     does not alert; null if nobody did
   */
  public StallConditions(
      List<Owed> owed,
      List<Failed> failed,
      Instant silentSince,
      @Nullable String source,
      Instant known,
      Calendar calendar,
      StallLimits limits,
      List<Stall> said,
      @Nullable Instant dismissedAt) {
    this.source = source;
    Instant quiet = calendar.after(silentSince, limits.quietAfter());
    Instant silent = calendar.after(silentSince, limits.silentFor());
    for (Owed o : owed) {
      Double share = o.share();
      if (share == null) {
        Instant began = later(o.due(), quiet);
        add(Stall.owing(o, began, silentSince), began, true);
      } else if (share >= limits.owedBy()) {
        add(Stall.owing(o, later(o.due(), known), null), o.due(), false);
      } else if (share >= limits.owedWhenSilent()) {
        Instant began = later(o.due(), silent);
        add(Stall.owing(o, later(began, known), silentSince), began, true);
      }
    }
    for (Failed f : failed) {
      Instant from =
          f.blockedAt() != null ? f.blockedAt() : calendar.after(f.lastAt(), limits.failedFor());
      add(Stall.blocked(f.unit(), f.attempts(), f.lastAt(), from), from, false);
    }
    said.forEach(stall -> add(stall, stall.from(), false));
    conditions.removeIf(c -> dismissedAt != null && !c.began().isAfter(dismissedAt));
    conditions.sort(
        Comparator.comparing((Condition c) -> c.stall().from())
            .thenComparing(c -> c.stall().since())
            .thenComparing(c -> String.valueOf(c.stall().unit())));
  }

  private void add(Stall stall, Instant began, boolean silence) {
    conditions.add(new Condition(stall, began, silence));
  }

  /**
   * What holds at that moment, the first that did being the first.
   *
   * @param norms of the cohort; null while there are none
   */
  public List<Stall> holding(Instant now, @Nullable CohortNorms norms) {
    boolean held = holdsSilence(norms, now);
    return conditions.stream()
        .filter(c -> !c.stall().from().isAfter(now) && !(held && c.silence()))
        .map(Condition::stall)
        .toList();
  }

  /** Whether one person's silence says little then. */
  private boolean holdsSilence(@Nullable CohortNorms norms, Instant at) {
    return norms != null && (norms.quiet(at) || norms.gap(source, at));
  }

  /** Whether any holds, held off or not: what is open does not end with a holiday. */
  public boolean anyHolds(Instant now) {
    return conditions.stream().anyMatch(c -> !c.stall().from().isAfter(now));
  }

  /** A moment at which one may begin to hold, the first being the first. */
  public List<Instant> beginnings(@Nullable CohortNorms norms, Instant earliest) {
    return conditions.stream()
        .filter(c -> !c.silence() || !holdsSilence(norms, later(c.stall().from(), earliest)))
        .map(c -> c.stall().from())
        .toList();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
