package dev.crossover.standalone.plain;

import dev.crossover.standalone.plain.PlainPlan.PlannedUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One learner: what the roster says, and what their events are. Days off are whole days in UTC, as
 * in the demo; part-time weeks and other zones are not known here.
 */
public final class PlainPerson {

  private static final double DAY_MILLIS = 86_400_000;

  /** Clicks that are further apart are of two sittings. */
  private static final Duration SITTING = Duration.ofMinutes(30);

  private final String id;
  private final String name;
  private final String cohort;
  private final String team;
  private final PlainPlan plan;
  private final Instant start;
  private final double hours;
  private final String background;
  private final List<DaysOff> off = new ArrayList<>();
  private final List<PlainEvent> events;
  private final Map<String, PlainWork> work = new LinkedHashMap<>();

  /** From one moment up to another nothing is expected. */
  private record DaysOff(Instant from, Instant to) {}

  /**
   * Somebody.
   *
   * @param enrolment as it stands on the log
   * @param events each once, in any order
   */
  PlainPerson(
      String id, String name, JsonNode enrolment, PlainPlan plan, Collection<PlainEvent> events) {
    this.id = id;
    this.name = name;
    this.plan = plan;
    this.cohort = enrolment.get("cohort").asString();
    this.team = enrolment.get("team").asString();
    this.start = begin(enrolment.get("start"));
    this.hours = enrolment.get("hoursPerWeek").asDouble();
    this.background = enrolment.get("background").asString();
    for (JsonNode leave : enrolment.path("leave")) {
      off.add(
          new DaysOff(
              begin(leave.get("first")), begin(leave.get("last")).plus(Duration.ofDays(1))));
    }
    off.sort(Comparator.comparing(DaysOff::from));
    this.events = events.stream().sorted(PlainEvent.IN_ORDER).toList();
    this.events.forEach(this::work);
    sittings();
  }

  private static Instant begin(JsonNode day) {
    return LocalDate.parse(day.asString()).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private void work(PlainEvent event) {
    plan.unit(event.activity())
        .ifPresent(unit ->
            work.computeIfAbsent(unit.id(), any -> new PlainWork(unit, event.at())).add(event));
  }

  /** Time between two clicks of a sitting goes to what the first of them was about. */
  private void sittings() {
    for (int i = 1; i < events.size(); i++) {
      PlainEvent before = events.get(i - 1);
      PlainEvent event = events.get(i);
      Duration gap = Duration.between(before.at(), event.at());
      boolean clicks =
          before.active() && event.active() && before.spent().isZero() && event.spent().isZero();
      if (clicks && gap.compareTo(SITTING) <= 0) {
        plan.unit(before.activity()).ifPresent(unit -> on(unit.id()).spend(gap.toSeconds()));
      }
    }
    for (PlainEvent event : events) {
      plan.unit(event.activity()).ifPresent(unit -> on(unit.id()).spend(event.spent().toSeconds()));
    }
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String team() {
    return team;
  }

  public String cohort() {
    return cohort;
  }

  public PlainPlan plan() {
    return plan;
  }

  public List<PlainEvent> events() {
    return events;
  }

  /** What was begun, by unit id. */
  public Map<String, PlainWork> work() {
    return work;
  }

  private PlainWork on(String unit) {
    return work.get(unit);
  }

  /** Whether a unit was done. */
  public boolean has(String unit) {
    return work.containsKey(unit) && on(unit).done();
  }

  boolean turnedIn(String unit) {
    return work.containsKey(unit) && on(unit).turnedIn();
  }

  /** Those who learn the same plan in the same cohort. */
  boolean learnsWith(PlainPerson other) {
    return cohort.equals(other.cohort) && plan.id().equals(other.plan.id());
  }

  public boolean left() {
    return events.stream().anyMatch(e -> e.kind().equals("left"));
  }

  public boolean finished() {
    return plan.units().stream().allMatch(unit -> has(unit.id()));
  }

  public boolean away(Instant now) {
    return off.stream().anyMatch(o -> !now.isBefore(o.from()) && now.isBefore(o.to()));
  }

  /** Whether something is expected. */
  public boolean expected(Instant now) {
    return !left() && !finished() && !away(now);
  }

  /** The newest activity, or the start. */
  Instant silentSince() {
    return lastActive().filter(last -> last.isAfter(start)).orElse(start);
  }

  public Optional<Instant> lastActive() {
    return events.stream().filter(PlainEvent::active).map(PlainEvent::at).reduce((_, last) -> last);
  }

  /** Days between two moments, those off left out. */
  double ownDays(Instant from, Instant to) {
    double millis = Math.max(0, Duration.between(from, to).toMillis());
    for (DaysOff o : off) {
      Instant first = o.from().isAfter(from) ? o.from() : from;
      Instant last = o.to().isBefore(to) ? o.to() : to;
      millis -= Math.max(0, Duration.between(first, last).toMillis());
    }
    return millis / DAY_MILLIS;
  }

  /** The moment so many days after another, those off left out. */
  Instant after(Instant from, double days) {
    Instant at = from;
    double left = days * DAY_MILLIS;
    for (DaysOff o : off) {
      double before = Math.max(0, Duration.between(at, o.from()).toMillis());
      if (o.to().isAfter(at) && left > before) {
        left -= before;
        at = o.to();
      }
    }
    return at.plusMillis(Math.round(left));
  }

  /** Real weeks that a week of the plan takes. */
  private double stretch() {
    return plan.factor(background) * plan.hoursPerWeek() / hours;
  }

  Instant due(PlannedUnit unit) {
    return after(start, 7.0 * unit.lastWeek() * stretch());
  }

  /** Plan weeks ahead, or, below 0, behind. */
  public double gapWeeks(Instant now) {
    double done =
        plan.units().stream()
            .mapToDouble(
                unit -> unit.hours() * (work.containsKey(unit.id()) ? on(unit.id()).share() : 0))
            .sum();
    double week = ownDays(start, now) / 7 / stretch();
    return plan.earnedWeeks(done) - (finished() ? Math.min(week, plan.weeks()) : week);
  }

  /** Mean of the best scores of what was tried. */
  OptionalDouble result() {
    return work.values().stream().filter(PlainWork::tried).mapToDouble(PlainWork::best).average();
  }

  /** Share of the days since the start with activity. */
  double activeShare(Instant now) {
    Set<LocalDate> days =
        events.stream()
            .filter(PlainEvent::active)
            .map(e -> LocalDate.ofInstant(e.at(), ZoneOffset.UTC))
            .collect(Collectors.toSet());
    return Math.min(1, days.size() / Math.max(1, ownDays(start, now)));
  }
}
