package dev.crossover.model.fold;

import dev.crossover.model.SmallMap;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.event.Route;
import dev.crossover.model.mastery.Attempt;
import dev.crossover.model.mastery.Mastery;
import dev.crossover.model.mastery.Shown;
import dev.crossover.model.readiness.Attestation;
import dev.crossover.model.readiness.Practice;
import dev.crossover.model.readiness.Results;
import dev.crossover.model.readiness.ShippedWork;
import dev.crossover.model.unit.Basis;
import dev.crossover.model.unit.UnitState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a learner's events add up to, whatever order they arrived in. Weeks are closed by the time
 * of the events themselves, so a history loaded late draws the same past; {@code now} enters only
 * in {@code LearnerProgress}.
 *
 * <p>Time spent is what senders state; between two events of one sitting that state none it is the
 * gap, and goes to the place of the earlier one. A gap longer than {@link #LONGEST_GAP} ends the
 * sitting and counts nothing. A sender's counter of time states what it gained.
 *
 * @param stamp what the events were read against
 * @param events applied events, voided ones not counted
 * @param activeDays UTC days with an event that shows the learner active
 * @param lastActivityAt newest such event, or null
 * @param spent time on everything
 * @param skipSpent part of it on the plan's skip list
 * @param unmapped events on activities that nobody has mapped
 * @param leftAt when the learner left, or null
 * @param units state of each unit that was touched, by unit id
 * @param mastery what graded attempts say of the skills
 * @param tried hashes of the items that were attempted, to tell a retry from a first attempt
 * @param interview practice of each interview dimension, by its id
 * @param weeks closed weeks of the learner's own calendar, the first being that of the start
 * @param weekEffort time spent in the week that is still open
 * @param counters what senders that keep counters of time have counted so far
 * @param voided ids of events that some source withdrew, whether or not they have arrived; only an
 *     event of the same source is not counted
 * @param last the newest event applied, or null
 * @param shown what results have shown, by skill
 * @param attested what others have vouched for, by skill
 * @param shipped what went into use at work, the newest last
 * @param skipped the parts of {@code skipSpent}, by skip topic
 * @param route where the learner wants to go, by their own word and for them alone; null if they
 *     have not said
 * @param lastSource where the event of {@code lastActivityAt} came from, or null
 * @param said what people said beside that; null for nothing
 */
public record LearnerFold(
    Basis.Stamp stamp,
    int events,
    int activeDays,
    @Nullable Instant lastActivityAt,
    Duration spent,
    Duration skipSpent,
    int unmapped,
    @Nullable Instant leftAt,
    Map<String, UnitState> units,
    Mastery mastery,
    Set<Integer> tried,
    Map<String, Practice> interview,
    List<Week> weeks,
    Duration weekEffort,
    TimeCounters counters,
    Set<String> voided,
    @Nullable Last last,
    Map<String, Shown> shown,
    Map<String, Attestation> attested,
    List<ShippedWork> shipped,
    Map<String, Duration> skipped,
    @Nullable Route route,
    @Nullable String lastSource,
    @Nullable Said said) {

  /** Most items that are remembered as tried; on others every attempt counts as the first. */
  public static final int MOST_ITEMS = 512;

  /** Longest gap between two events of one sitting. */
  public static final Duration LONGEST_GAP = Duration.ofMinutes(30);

  /**
   * The newest event, as far as the next one needs it.
   *
   * @param at when it occurred
   * @param id its id
   * @param place unit, or topic of the skip list, that it belongs to; or null
   * @param skipped whether that is a topic that this learner need not spend time on
   * @param openEnded whether the gap after it counts as time spent, if the sitting goes on
   */
  public record Last(
      Instant at, String id, @Nullable String place, boolean skipped, boolean openEnded) {}

  /** What a source took back: only events of its own count as withdrawn. */
  private record Withdrawn(String source, String event) {}

  public LearnerFold {
    units = SmallMap.copyOf(units);
    tried = Set.copyOf(tried);
    weeks = List.copyOf(weeks);
    interview = SmallMap.copyOf(interview);
    // A stored fold is an array, in which components that came later are missing at its end; one of
    // before there were counters has none.
    counters = Objects.requireNonNullElse(counters, TimeCounters.NONE);
    shown = SmallMap.copyOf(Objects.requireNonNullElse(shown, Map.of()));
    attested = SmallMap.copyOf(Objects.requireNonNullElse(attested, Map.of()));
    shipped = List.copyOf(Objects.requireNonNullElse(shipped, List.of()));
    skipped = SmallMap.copyOf(Objects.requireNonNullElse(skipped, Map.of()));
    voided = Set.copyOf(voided);
  }

  /** What people said beside what was done and shown. */
  public Said words() {
    return Said.read(said);
  }

  /** What was shown to others. */
  public Results results() {
    return new Results(shown, attested, interview, shipped);
  }

  public static LearnerFold empty(Basis basis) {
    return new FoldDraft(basis).fold();
  }

  /** The fold of any events in any order with any repetitions. */
  public static LearnerFold of(Basis basis, Collection<LearningEvent> events) {
    return replay(basis, events).fold();
  }

  /**
   * A fold with the attempts in it.
   *
   * @param fold of all events
   * @param attempts by event id, each seen with what was known before it
   */
  public record Replay(LearnerFold fold, Map<String, Attempt> attempts) {}

  /** As {@link #of}, with the attempts. */
  public static Replay replay(Basis basis, Collection<LearningEvent> events) {
    Set<Withdrawn> voided =
        events.stream()
            .flatMap(e ->
                e.fact() instanceof Fact.Voided v
                    ? Stream.of(new Withdrawn(e.source(), v.event()))
                    : Stream.empty())
            .collect(Collectors.toSet());
    Set<String> ids = voided.stream().map(Withdrawn::event).collect(Collectors.toSet());
    Set<String> seen = new HashSet<>();
    FoldDraft draft = new FoldDraft(basis).withVoided(ids);
    for (LearningEvent e : events.stream().sorted(LearningEvent.BY_OCCURRENCE).toList()) {
      if (!(e.fact() instanceof Fact.Voided)
          && !voided.contains(new Withdrawn(e.source(), e.id()))
          && seen.add(e.id())) {
        draft.append(e);
      }
    }
    return new Replay(draft.fold(), draft.attempts());
  }

  /** Whether {@link #append} gives the same as folding everything anew. */
  public boolean appends(Basis basis, LearningEvent event) {
    return stamp.equals(basis.stamp())
        && !(event.fact() instanceof Fact.Voided)
        && !voided.contains(event.id())
        && (last == null
            || event.occurredAt().isAfter(last.at())
            || (event.occurredAt().equals(last.at()) && event.id().compareTo(last.id()) > 0));
  }

  /** Adds the newest event; for any other, fold anew. */
  public LearnerFold append(Basis basis, LearningEvent event) {
    return new FoldDraft(basis, this).append(event).fold();
  }

  /**
   * The event as an attempt of this learner, seen with what was known before; null if it is none.
   */
  public @Nullable Attempt attempt(Basis basis, LearningEvent event) {
    return new FoldDraft(basis, this).attempt(event);
  }
}
