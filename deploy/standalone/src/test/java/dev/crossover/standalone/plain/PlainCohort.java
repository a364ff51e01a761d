package dev.crossover.standalone.plain;

import dev.crossover.standalone.plain.PlainPlan.PlannedUnit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Who of a cohort needs help, counted as the model's README words the five conditions and the order
 * of lists. It does not know what people said (stuck, needs help, no stall), nor that silence opens
 * no alert while a whole cohort or source is silent: in the demo nobody said anything, and most are
 * active.
 */
public final class PlainCohort {

  private static final int FEWEST = 5;
  private static final double MOST = 0.7;
  private static final double MANY = 0.6;
  private static final double NEW_TO_TESTS = 0.75;

  private final List<PlainPerson> all;
  private final Instant now;

  /**
   * What alerts.
   *
   * @param failed whether a unit was failed, and else one is owed
   * @param from since when
   * @param silent whether silence is a part of it
   */
  public record PlainAlert(boolean failed, PlannedUnit unit, Instant from, boolean silent) {

    private static final Comparator<PlainAlert> FIRST =
        Comparator.comparing(PlainAlert::from).thenComparing(alert -> alert.unit().id());
  }

  /**
   * A team.
   *
   * @param people who have not left
   * @param alerts how many of them have an open alert
   * @param gapWeeks mean of theirs
   * @param states how many stand how, those who left included, by the word that pages have for it
   */
  public record PlainTeam(
      String name, int people, int alerts, double gapWeeks, Map<String, Integer> states) {

    /** A fourth of its people have an alert, or it is more than a week behind. */
    public boolean needsSomebody() {
      return alerts >= people / 4.0 || gapWeeks < -1;
    }
  }

  public PlainCohort(List<PlainPerson> all, Instant now) {
    this.all = List.copyOf(all);
    this.now = now;
  }

  public List<PlainPerson> people() {
    return all;
  }

  /**
   * Share of those who learn with somebody that has turned in a unit; empty for fewer than five.
   */
  private OptionalDouble share(PlainPerson person, String unit) {
    List<PlainPerson> peers = all.stream().filter(p -> p.learnsWith(person) && !p.left()).toList();
    double turnedIn = peers.stream().filter(p -> p.turnedIn(unit)).count();
    return peers.size() < FEWEST
        ? OptionalDouble.empty()
        : OptionalDouble.of(turnedIn / peers.size());
  }

  /** Of somebody of whom something is expected: what alerted first. */
  public Optional<PlainAlert> alert(PlainPerson person) {
    if (!person.expected(now)) {
      return Optional.empty();
    }
    List<PlainAlert> alerts = new ArrayList<>();
    for (PlannedUnit unit : person.plan().units()) {
      if (unit.owed() && !person.turnedIn(unit.id())) {
        owing(person, unit).ifPresent(alerts::add);
      }
    }
    for (PlainWork work : person.work().values()) {
      if (work.failing()) {
        Instant from =
            work.failures().size() >= 3 ? work.failures().get(2) : person.after(work.lastAt(), 7);
        alerts.add(new PlainAlert(true, work.unit(), from, false));
      }
    }
    return alerts.stream().filter(a -> !a.from().isAfter(now)).min(PlainAlert.FIRST);
  }

  private Optional<PlainAlert> owing(PlainPerson person, PlannedUnit unit) {
    Instant due = person.due(unit);
    OptionalDouble share = share(person, unit.id());
    if (share.isPresent() && share.getAsDouble() >= MOST) {
      return Optional.of(new PlainAlert(false, unit, due, false));
    }
    if (share.isPresent() && share.getAsDouble() < MANY) {
      return Optional.empty();
    }
    Instant silent = person.after(person.silentSince(), share.isPresent() ? 3 : 7);
    return Optional.of(new PlainAlert(false, unit, due.isAfter(silent) ? due : silent, true));
  }

  /** How likely somebody is not to finish, on the scale by which lists are in order. */
  public double risk(PlainPerson person) {
    double owed = 0;
    for (PlannedUnit unit : person.plan().units()) {
      if (unit.owed() && !person.turnedIn(unit.id()) && !person.due(unit).isAfter(now)) {
        owed += share(person, unit.id()).orElse(1);
      }
    }
    double silent = person.ownDays(person.silentSince(), now);
    return owed
        + Math.min(silent, 28) / 28
        - 2 * person.result().orElse(NEW_TO_TESTS)
        - person.activeShare(now);
  }

  /** Who waits for somebody's review, and since when; not who is away or gone. */
  public Optional<PlainWork> waits(PlainPerson person) {
    return person.expected(now)
        ? person.plan().units().stream()
            .flatMap(unit -> Optional.ofNullable(person.work().get(unit.id())).stream())
            .filter(PlainWork::waits)
            .findFirst()
        : Optional.empty();
  }

  /** Who has an alert, by risk, and then whose work waits for a review. */
  public List<PlainPerson> needy() {
    Comparator<PlainPerson> byRisk = Comparator.comparingDouble(this::risk).reversed();
    List<PlainPerson> needy =
        new ArrayList<>(all.stream().filter(p -> alert(p).isPresent()).sorted(byRisk).toList());
    all.stream()
        .filter(p -> alert(p).isEmpty() && waits(p).isPresent())
        .sorted(byRisk)
        .forEach(needy::add);
    return needy;
  }

  /** Teams by the share of people with an alert, then by how far they are behind. */
  public List<PlainTeam> teams() {
    return all.stream()
        .map(PlainPerson::team)
        .distinct()
        .map(this::team)
        .sorted(
            Comparator.comparingDouble((PlainTeam t) -> -t.alerts() / (double) t.people())
                .thenComparingDouble(PlainTeam::gapWeeks))
        .toList();
  }

  private PlainTeam team(String name) {
    List<PlainPerson> members = members(name);
    Map<String, Integer> states = new TreeMap<>();
    all.stream()
        .filter(p -> p.team().equals(name))
        .map(this::state)
        .forEach(state -> states.merge(state, 1, Integer::sum));
    return new PlainTeam(
        name,
        members.size(),
        (int) members.stream().filter(p -> alert(p).isPresent()).count(),
        members.stream().mapToDouble(p -> p.gapWeeks(now)).average().orElse(0),
        states);
  }

  /** Those of a team who have not left. */
  public List<PlainPerson> members(String team) {
    return all.stream().filter(p -> p.team().equals(team) && !p.left()).toList();
  }

  private String state(PlainPerson person) {
    if (person.left()) {
      return "left";
    }
    if (person.finished()) {
      return "finished";
    }
    if (person.away(now)) {
      return "on leave";
    }
    if (alert(person).isPresent()) {
      return "needs help";
    }
    if (person.ownDays(person.silentSince(), now) >= 7) {
      return "quiet";
    }
    return person.gapWeeks(now) < -1 ? "behind" : "on track";
  }

  /** Those of somebody's team who have done a unit and of whom something is expected. */
  public List<PlainPerson> helpers(PlainPerson person, String unit) {
    return members(person.team()).stream()
        .filter(mate -> mate.expected(now) && mate.has(unit))
        .toList();
  }
}
