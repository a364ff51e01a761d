package dev.crossover.model.stall;

import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.unit.Done;
import dev.crossover.model.unit.UnitState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a cohort's norms need to know of one learner.
 *
 * @param handedIn ids of the checkpoints that were handed in
 * @param lastActiveOn UTC day of the newest activity, or null
 * @param through whether the learner has finished or left, and so owes nothing any more
 * @param left whether the learner has left
 * @param target day on which the plan says to be through
 * @param ends last day of the cohort, as the roster states it, or null
 * @param lastSource where the newest activity came from, or null
 */
public record CohortMember(
    Set<String> handedIn,
    @Nullable LocalDate lastActiveOn,
    boolean through,
    boolean left,
    LocalDate target,
    @Nullable LocalDate ends,
    @Nullable String lastSource) {

  public CohortMember {
    handedIn = Collections.unmodifiableSet(new TreeSet<>(handedIn));
  }

  /** Of a cohort whose end nobody has stated, and of whose sources nothing is known. */
  public CohortMember(
      Set<String> handedIn,
      @Nullable LocalDate lastActiveOn,
      boolean through,
      boolean left,
      LocalDate target) {
    this(handedIn, lastActiveOn, through, left, target, null, null);
  }

  /** As a fold has the learner. */
  public static CohortMember of(PlanIndex plan, Enrolment enrolment, LearnerFold fold) {
    Map<String, UnitState> units = fold.units();
    Set<String> handedIn = new TreeSet<>();
    plan.checkpoints()
        .forEach(c -> {
          UnitState state = units.get(c.unit().id());
          if (state != null && state.turnedIn()) {
            handedIn.add(c.unit().id());
          }
        });
    Calendar calendar = Calendar.of(enrolment);
    boolean left = fold.leftAt() != null;
    Instant last = fold.lastActivityAt();
    return new CohortMember(
        handedIn,
        last == null ? null : day(last),
        left || Done.all(plan, units),
        left,
        calendar.day(plan.plan().after(plan.plan().weeks(), enrolment, calendar)),
        enrolment.ends(),
        fold.lastSource());
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
