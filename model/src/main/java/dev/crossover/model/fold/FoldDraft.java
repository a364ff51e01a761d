package dev.crossover.model.fold;

import dev.crossover.model.SmallMap;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.event.Route;
import dev.crossover.model.mastery.Attempt;
import dev.crossover.model.mastery.Logistic;
import dev.crossover.model.mastery.Mastery;
import dev.crossover.model.plan.ActivityMap.Place;
import dev.crossover.model.plan.SkipTopic;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.plan.UnitKind;
import dev.crossover.model.readiness.Readiness;
import dev.crossover.model.readiness.Results;
import dev.crossover.model.readiness.SkillStudy;
import dev.crossover.model.unit.Basis;
import dev.crossover.model.unit.Done;
import dev.crossover.model.unit.UnitState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A fold while events are being appended to it, in order of occurrence. */
final class FoldDraft {

  private final Basis basis;
  private int events;
  private int activeDays;
  private @Nullable Instant lastActivityAt;
  private @Nullable String lastSource;
  private final SpentTime time;
  private int unmapped;
  private @Nullable Instant leftAt;
  private SmallMap<UnitState> units = SmallMap.empty();
  private Mastery mastery = Mastery.NEW;
  private Set<Integer> tried = new HashSet<>();
  private Results results = Results.NONE;
  private @Nullable Route route;
  private Said said = Said.NOTHING;
  private List<Week> weeks = new ArrayList<>();
  private Set<String> voided = Set.of();
  private LearnerFold.@Nullable Last last;
  private final Map<String, Attempt> attempts = new HashMap<>();

  FoldDraft(Basis basis) {
    this.basis = basis;
    this.time = new SpentTime();
  }

  FoldDraft(Basis basis, LearnerFold from) {
    this.basis = basis;
    this.events = from.events();
    this.activeDays = from.activeDays();
    this.lastActivityAt = from.lastActivityAt();
    this.lastSource = from.lastSource();
    this.time = new SpentTime(from);
    this.unmapped = from.unmapped();
    this.leftAt = from.leftAt();
    this.units = SmallMap.copyOf(from.units());
    this.mastery = from.mastery();
    this.tried = from.tried();
    this.results = from.results();
    this.route = from.route();
    this.said = from.words();
    this.weeks = from.weeks();
    this.voided = from.voided();
    this.last = from.last();
  }

  FoldDraft withVoided(Set<String> ids) {
    voided = ids;
    return this;
  }

  LearnerFold fold() {
    return new LearnerFold(
        basis.stamp(),
        events,
        activeDays,
        lastActivityAt,
        time.spent(),
        time.skipSpent(),
        unmapped,
        leftAt,
        units,
        mastery,
        tried,
        results.interview(),
        weeks,
        time.weekEffort(),
        time.counters(),
        voided,
        last,
        results.shown(),
        results.attested(),
        results.shipped(),
        time.skipped(),
        route,
        lastSource,
        Said.stored(said));
  }

  /** The attempts that were appended, by event id. */
  Map<String, Attempt> attempts() {
    return attempts;
  }

  FoldDraft append(LearningEvent event) {
    Place place = basis.plan().activities().find(event.activity());
    spendGap(event);
    closeWeeks(basis.week(event.occurredAt()));
    spend(place, event);
    Attempt attempt = learn(event);
    SmallMap<UnitState> before = units;
    Unit accepted = event.fact().word() ? null : happen(place, event);
    said = said.after(event, place, before, units);
    boolean retry = attempt != null && attempt.retry();
    results = results.after(basis.plan(), place, event, retry, accepted);
    be(place, event);
    return this;
  }

  /** Work between the last event and this one of a sitting, on what the last one was about. */
  private void spendGap(LearningEvent event) {
    Duration gap = gapBefore(event);
    if (last == null || gap.isZero()) {
      return;
    }
    time.count(gap);
    String place = last.place();
    if (place == null) {
      return;
    }
    UnitState state = units.get(place);
    if (last.skipped()) {
      time.skip(place, gap);
    } else if (state != null) {
      units = units.with(place, state.plus(gap));
    }
  }

  private Duration gapBefore(LearningEvent event) {
    if (last == null || !last.openEnded() || event.tellsTime() || !event.fact().activity()) {
      return Duration.ZERO;
    }
    Duration gap = Duration.between(last.at(), event.occurredAt());
    return gap.compareTo(LearnerFold.LONGEST_GAP) > 0 ? Duration.ZERO : gap;
  }

  /** Closes the weeks before this one, with what held when they ended. */
  private void closeWeeks(int week) {
    if (weeks.size() >= week) {
      return;
    }
    double done = Done.share(basis.plan(), units);
    double ready = Readiness.shown(basis, results);
    weeks = new ArrayList<>(weeks);
    while (weeks.size() < week) {
      boolean active = lastActivityAt != null && basis.week(lastActivityAt) == weeks.size();
      weeks.add(new Week(time.closeWeek(), done, ready, active));
    }
  }

  private void spend(Place place, LearningEvent event) {
    Duration stated = time.stated(event);
    if (stated == null) {
      return;
    }
    time.count(stated);
    String topic = skipped(place);
    if (topic != null) {
      time.skip(topic, stated);
    }
    if (place instanceof Place.InUnit in) {
      Unit unit = in.unit();
      units = units.with(unit.id(), state(unit, event).plus(stated));
    }
  }

  /** Id of the topic if the plan tells this learner not to spend time on it; null otherwise. */
  private @Nullable String skipped(Place place) {
    return place instanceof Place.Skipped(SkipTopic topic)
            && basis.plan().plan().audience(basis.background()).skips(topic)
        ? topic.id()
        : null;
  }

  /** Before the event changes the unit: what was expected is what was known until then. */
  private @Nullable Attempt learn(LearningEvent event) {
    Attempt attempt = attempt(event);
    if (attempt == null) {
      return null;
    }
    double difficulty = basis.difficulties().of(attempt.item(), attempt.skills(), attempt.retry());
    double chance = Logistic.share(attempt.ability() - difficulty);
    mastery = mastery.after(attempt.skills(), chance, attempt.score());
    attempts.put(event.id(), attempt);
    if (!attempt.retry() && tried.size() < LearnerFold.MOST_ITEMS) {
      tried = new HashSet<>(tried);
      tried.add(attempt.item().hashCode());
    }
    return attempt;
  }

  /** The event as an attempt, with what is known so far; null if it is none. */
  @Nullable Attempt attempt(LearningEvent event) {
    if (event.activity() == null
        || !(event.fact() instanceof Fact.Graded grade)
        || !(basis.plan().activities().find(event.activity()) instanceof Place.InUnit in)
        || in.unit().skills().isEmpty()) {
      return null;
    }
    List<String> skills = in.unit().skills();
    double ability =
        mastery.ability(skills, s -> Logistic.logit(SkillStudy.of(basis, units, s).expected()));
    return new Attempt(
        event.activity(),
        skills,
        ability,
        UnitState.score(grade),
        tried.contains(event.activity().hashCode()));
  }

  /** The project that is accepted from this event on; null if none is. */
  private @Nullable Unit happen(Place place, LearningEvent event) {
    Instant at = event.occurredAt();
    switch (place) {
      case Place.InUnit in -> {
        UnitState state = state(in.unit(), event);
        UnitState after = in.whole() ? state.apply(event.fact(), at, in.unit()) : state;
        return change(in.unit(), state, after.seen(at, in.unit()));
      }
      case Place.Shows shows -> {
        if (event.fact() instanceof Fact.Completed || event.fact() instanceof Fact.Submitted) {
          UnitState state = state(shows.project(), event);
          UnitState after = state.showing(shows.item());
          return change(shows.project(), state, after.seen(at, shows.project()));
        }
      }
      case Place.Practises _, Place.Places _, Place.Skipped _ -> {}
      case Place.Unmapped _ -> unmapped += event.activity() == null ? 0 : 1;
    }
    return null;
  }

  private @Nullable Unit change(Unit unit, UnitState before, UnitState after) {
    units = units.with(unit.id(), after);
    boolean accepted = unit.kind() == UnitKind.PROJECT && after.accepted(unit);
    return accepted && !before.accepted(unit) ? unit : null;
  }

  private UnitState state(Unit unit, LearningEvent event) {
    UnitState state = units.get(unit.id());
    return state == null ? UnitState.begun(event.occurredAt()) : state;
  }

  private void be(Place place, LearningEvent event) {
    Instant at = event.occurredAt();
    boolean active = event.fact().activity();
    events++;
    if (active) {
      activeDays += lastActivityAt == null || !onOneDay(lastActivityAt, at) ? 1 : 0;
      lastActivityAt = at;
      lastSource = event.source();
    }
    if (event.fact() instanceof Fact.Routed word) {
      route = word.to();
    }
    // Leaving some other course is not leaving the plan.
    if (event.activity() == null || !(place instanceof Place.Unmapped)) {
      if (event.fact() instanceof Fact.Left) {
        leftAt = at;
      } else if (event.fact() instanceof Fact.Enrolled) {
        leftAt = null;
      }
    }
    String topic = skipped(place);
    String unit = place instanceof Place.InUnit in ? in.unit().id() : null;
    last =
        new LearnerFold.Last(
            at,
            event.id(),
            topic == null ? unit : topic,
            topic != null,
            active && !event.tellsTime());
  }

  private boolean onOneDay(Instant a, Instant b) {
    return basis.calendar().day(a).equals(basis.calendar().day(b));
  }
}
