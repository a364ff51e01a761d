package dev.crossover.model.progress;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.plan.ActivityMap;
import dev.crossover.model.plan.ActivityMap.Place;
import dev.crossover.model.plan.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a learner's events add up to, whatever order they arrived in. It depends on the plan only
 * through which unit an activity belongs to and its pass mark; time enters later, in {@link
 * LearnerProgress}.
 *
 * <p>Time spent is what senders state; between two events that state none it is the gap, at most
 * {@link #LONGEST_GAP}, and goes to the place of the earlier one.
 *
 * @param planVersion version of the plan that the activities were mapped by
 * @param events applied events, voided ones not counted
 * @param activeDays UTC days with an event that shows the learner active
 * @param lastActivityAt newest such event, or null
 * @param spent time on everything
 * @param skipSpent part of it on the plan's skip list
 * @param unmapped events on activities that nobody has mapped
 * @param leftAt when the learner left, or null
 * @param units state of each unit that was touched, by unit id
 * @param voided ids of events that were withdrawn, whether or not they have arrived
 * @param last the newest event applied, or null
 */
public record LearnerFold(
    int planVersion,
    int events,
    int activeDays,
    @Nullable Instant lastActivityAt,
    Duration spent,
    Duration skipSpent,
    int unmapped,
    @Nullable Instant leftAt,
    Map<String, UnitState> units,
    Set<String> voided,
    @Nullable Last last) {

  /** Longest silence between two events that still counts as work. */
  public static final Duration LONGEST_GAP = Duration.ofMinutes(10);

  /**
   * The newest event, as far as the next one needs it.
   *
   * @param at when it occurred
   * @param id its id
   * @param unit unit it belongs to, or null
   * @param skipped whether it is on the skip list
   * @param openEnded whether the gap after it counts as time spent
   */
  public record Last(
      Instant at, String id, @Nullable String unit, boolean skipped, boolean openEnded) {}

  public LearnerFold {
    units = Map.copyOf(units);
    voided = Set.copyOf(voided);
  }

  public static LearnerFold empty(int planVersion) {
    return new LearnerFold(
        planVersion, 0, 0, null, Duration.ZERO, Duration.ZERO, 0, null, Map.of(), Set.of(), null);
  }

  /** The fold of any events in any order with any repetitions. */
  public static LearnerFold of(
      int planVersion, ActivityMap activities, Collection<LearningEvent> events) {
    Set<String> voided =
        events.stream()
            .flatMap(e -> e.fact() instanceof Fact.Voided v ? Stream.of(v.event()) : Stream.empty())
            .collect(Collectors.toSet());
    Set<String> seen = new HashSet<>(voided);
    LearnerFold fold = empty(planVersion).withVoided(voided);
    for (LearningEvent e : events.stream().sorted(LearningEvent.BY_OCCURRENCE).toList()) {
      if (seen.add(e.id()) && !(e.fact() instanceof Fact.Voided)) {
        fold = fold.append(activities, e);
      }
    }
    return fold;
  }

  /** Whether {@link #append} gives the same as folding everything anew. */
  public boolean appends(LearningEvent event) {
    return !(event.fact() instanceof Fact.Voided)
        && !voided.contains(event.id())
        && (last == null
            || event.occurredAt().isAfter(last.at())
            || (event.occurredAt().equals(last.at()) && event.id().compareTo(last.id()) > 0));
  }

  /** Adds the newest event; for any other, fold anew. */
  public LearnerFold append(ActivityMap activities, LearningEvent event) {
    Place place = activities.find(event.activity());
    Map<String, UnitState> nowUnits = units;
    Duration gap = gapBefore(event);
    Duration stated = event.spent() == null ? Duration.ZERO : event.spent();
    boolean skipped = place instanceof Place.Skipped;
    Unit unit = place instanceof Place.InUnit in ? in.unit() : null;
    if (last != null && last.unit() != null && !gap.isZero()) {
      nowUnits = change(nowUnits, last.unit(), last.at(), s -> s.plus(gap));
    }
    if (unit != null) {
      nowUnits =
          change(
              nowUnits,
              unit.id(),
              event.occurredAt(),
              s -> s.apply(event.fact(), event.occurredAt(), unit).plus(stated));
    }
    boolean active = event.fact().activity();
    return new LearnerFold(
        planVersion,
        events + 1,
        activeDays + (active && newDay(event.occurredAt()) ? 1 : 0),
        active ? event.occurredAt() : lastActivityAt,
        spent.plus(gap).plus(stated),
        skipSpent
            .plus(last != null && last.skipped() ? gap : Duration.ZERO)
            .plus(skipped ? stated : Duration.ZERO),
        unmapped + (event.activity() != null && place instanceof Place.Unmapped ? 1 : 0),
        leftAfter(event, place),
        nowUnits,
        voided,
        new Last(
            event.occurredAt(),
            event.id(),
            unit == null ? null : unit.id(),
            skipped,
            active && event.spent() == null));
  }

  /** Leaving some other course is not leaving the plan. */
  private @Nullable Instant leftAfter(LearningEvent event, Place place) {
    if (event.activity() != null && place instanceof Place.Unmapped) {
      return leftAt;
    }
    if (event.fact() instanceof Fact.Left) {
      return event.occurredAt();
    }
    return event.fact() instanceof Fact.Enrolled ? null : leftAt;
  }

  private Duration gapBefore(LearningEvent event) {
    if (last == null || !last.openEnded() || event.spent() != null || !event.fact().activity()) {
      return Duration.ZERO;
    }
    Duration gap = Duration.between(last.at(), event.occurredAt());
    return gap.compareTo(LONGEST_GAP) > 0 ? LONGEST_GAP : gap;
  }

  private boolean newDay(Instant at) {
    return lastActivityAt == null || !day(lastActivityAt).equals(day(at));
  }

  private LearnerFold withVoided(Set<String> ids) {
    return new LearnerFold(
        planVersion,
        events,
        activeDays,
        lastActivityAt,
        spent,
        skipSpent,
        unmapped,
        leftAt,
        units,
        ids,
        last);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static Map<String, UnitState> change(
      Map<String, UnitState> units, String unit, Instant at, UnaryOperator<UnitState> to) {
    Map<String, UnitState> changed = new TreeMap<>(units);
    UnitState before = changed.getOrDefault(unit, UnitState.begun(at));
    changed.put(unit, to.apply(before));
    return changed;
  }
}
