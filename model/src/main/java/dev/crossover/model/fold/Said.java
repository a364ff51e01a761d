package dev.crossover.model.fold;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.FollowUp;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.plan.ActivityMap.Place;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.unit.Done;
import dev.crossover.model.unit.UnitState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What people said beside what a learner did and showed: the learner of themselves, and who looks
 * after them. It alerts, and says what became of an alert.
 *
 * @param stuck by unit, where the learner says that they are stuck
 * @param offers units with which the learner offers to help others
 * @param ownWord units that are done by the learner's own word alone
 * @param dismissedAt when somebody said last that what alerts is no stall; null if nobody did
 * @param raisedAt since when somebody says that the learner needs help; null if nobody does
 * @param followUps what was done about the learner, the newest last; the oldest give way
 */
public record Said(
    Map<String, Stuck> stuck,
    Set<String> offers,
    Set<String> ownWord,
    @Nullable Instant dismissedAt,
    @Nullable Instant raisedAt,
    List<Step> followUps) {

  public static final Said NOTHING = new Said(Map.of(), Set.of(), Set.of(), null, null, List.of());

  /** Most follow-ups that are kept; the oldest give way. */
  private static final int MOST = 30;

  /** How long somebody who was talked to, or seen, is left alone. */
  static final Duration PATIENCE = Duration.ofDays(7);

  private static final Set<FollowUp> ENDS = EnumSet.of(FollowUp.SETTLED, FollowUp.DISMISSED);

  /**
   * Where a learner says that they are stuck.
   *
   * @param at when they said it first
   * @param note in their words; null for none
   */
  public record Stuck(Instant at, @Nullable String note) {}

  /**
   * Something that was done about a learner.
   *
   * @param event id of the event that says so
   * @param at when
   * @param what was done
   * @param by hash of who did it; null where it is not told
   * @param note which the learner reads; null for none
   * @param until day on which they will look again; null but where it is snoozed
   */
  public record Step(
      String event,
      Instant at,
      FollowUp what,
      @Nullable String by,
      @Nullable String note,
      @Nullable LocalDate until) {

    /** Whether nobody need look again yet. */
    private boolean holds(Instant now) {
      return what.answers()
          && (until == null
              ? at.plus(PATIENCE).isAfter(now)
              : until.atStartOfDay(ZoneOffset.UTC).toInstant().isAfter(now));
    }
  }

  public Said {
    stuck = Collections.unmodifiableMap(new TreeMap<>(stuck));
    offers = Collections.unmodifiableSet(new TreeSet<>(offers));
    ownWord = Collections.unmodifiableSet(new TreeSet<>(ownWord));
    followUps = List.copyOf(followUps);
  }

  /**
   * After an event.
   *
   * @param place what it belongs to
   * @param before state of each unit before it
   * @param now and after it
   */
  Said after(
      LearningEvent event, Place place, Map<String, UnitState> before, Map<String, UnitState> now) {
    Said said = followedUp(event);
    Unit unit = concerns(event) ? place.about() : null;
    return unit == null
        ? said
        : said.about(unit.id(), Done.of(unit, before) >= 1, Done.of(unit, now) >= 1, event);
  }

  private Said followedUp(LearningEvent event) {
    if (!(event.fact() instanceof Fact.FollowedUp f)) {
      return this;
    }
    Instant at = event.occurredAt();
    List<Step> all = new ArrayList<>(followUps);
    all.add(new Step(event.id(), at, f.what(), f.by(), f.note(), f.until()));
    boolean ends = ENDS.contains(f.what());
    Instant raised = f.what() == FollowUp.RAISED && raisedAt == null ? at : raisedAt;
    return new Said(
        ends ? Map.of() : stuck,
        offers,
        ownWord,
        f.what() == FollowUp.DISMISSED ? at : dismissedAt,
        ends ? null : raised,
        all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  private Said about(String unit, boolean before, boolean done, LearningEvent event) {
    Map<String, Stuck> now = new TreeMap<>(stuck);
    if (event.fact() instanceof Fact.Stuck(boolean is, String note) && is && !done) {
      now.putIfAbsent(unit, new Stuck(event.occurredAt(), note));
    } else if (done || event.fact() instanceof Fact.Stuck) {
      now.remove(unit);
    }
    Set<String> helps = new TreeSet<>(offers);
    if (event.fact() instanceof Fact.Offered(boolean yes)) {
      if (yes) {
        helps.add(unit);
      } else {
        helps.remove(unit);
      }
    }
    Set<String> words = new TreeSet<>(ownWord);
    boolean own = event.source().equals(LearningEvent.BY_PAGE);
    if (own && event.fact() instanceof Fact.Completed && done && !before) {
      words.add(unit);
    } else if (!done || (!own && proves(event.fact()))) {
      words.remove(unit);
    }
    return now.equals(stuck) && helps.equals(offers) && words.equals(ownWord)
        ? this
        : new Said(now, helps, words, dismissedAt, raisedAt, followUps);
  }

  /** Whether it can change with an event about a unit: of most events it does not. */
  private boolean concerns(LearningEvent event) {
    return !stuck.isEmpty() || !ownWord.isEmpty() || speaks(event);
  }

  private static boolean speaks(LearningEvent event) {
    return event.fact() instanceof Fact.Stuck
        || event.fact() instanceof Fact.Offered
        || (event.fact() instanceof Fact.Completed && event.source().equals(LearningEvent.BY_PAGE));
  }

  /** Whether it says by itself that something is done. */
  private static boolean proves(Fact fact) {
    return fact instanceof Fact.Completed || fact instanceof Fact.Graded;
  }

  /**
   * The newest answer to what has alerted since, so that nobody need look again yet; null for none.
   *
   * @param since when it began to hold
   */
  public @Nullable Step answer(Instant since, Instant now) {
    return followUps.reversed().stream()
        .filter(f -> !f.at().isBefore(since) && f.holds(now))
        .findFirst()
        .orElse(null);
  }

  /** Whether there is an {@link #answer}. */
  public boolean answered(Instant since, Instant now) {
    return answer(since, now) != null;
  }

  /** When it was last settled or dismissed; null if it never was. */
  public @Nullable Instant endedAt() {
    return followUps.reversed().stream()
        .filter(f -> ENDS.contains(f.what()))
        .map(Step::at)
        .findFirst()
        .orElse(null);
  }

  /** Null for nothing, which takes no room where it is stored. */
  static @Nullable Said stored(Said said) {
    return said.equals(NOTHING) ? null : said;
  }

  static Said read(@Nullable Said stored) {
    return Objects.requireNonNullElse(stored, NOTHING);
  }
}
