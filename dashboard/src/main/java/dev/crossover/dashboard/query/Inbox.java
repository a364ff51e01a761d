package dev.crossover.dashboard.query;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.alertmanager.TeamAlerts;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.dashboard.query.AlertRow.Happening;
import dev.crossover.dashboard.query.AlertRow.Turn;
import dev.crossover.dashboard.query.UnownedAlerts.Unowned;
import dev.crossover.dashboard.said.FollowUps;
import dev.crossover.model.event.FollowUp;
import dev.crossover.model.fold.Said;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.Urgency;
import dev.crossover.model.record.TeamAlert;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * "Whom do I answer?" The alerts about those whom who asks looks after. Who sees groups alone is
 * told no person, and of each group how many alerts nobody has taken on.
 */
@Service
class Inbox {

  /** How long an alert is told after its end. */
  private static final Duration TOLD = Duration.ofDays(14);

  /** Rows of a group where no other number is asked for. */
  private static final int FIRST = 50;

  /** Most people of whom it is told what a step would bring: each costs a forecast. */
  private static final int MOST_GAINS = 10;

  /** In the order of urgency; what is over, the newest end first. */
  private static final Comparator<AlertAbout> ORDER =
      Comparator.comparing(
              (AlertAbout a) -> a.episode().resolvedAt(),
              Comparator.nullsFirst(Comparator.reverseOrder()))
          .thenComparing(AlertAbout::about, Urgency.ORDER)
          .thenComparing(a -> a.episode().id());

  private final Groups groups;
  private final PlanIndexes plans;
  private final Rights rights;
  private final LearnerRows rows;
  private final Interventions interventions;
  private final IfItWorks ifItWorks;
  private final FollowUps followUps;
  private final UnownedAlerts unownedAlerts;
  private final TeamAlerts teamAlerts;
  private final Clock clock;

  Inbox(
      Groups groups,
      PlanIndexes plans,
      Rights rights,
      LearnerRows rows,
      Interventions interventions,
      IfItWorks ifItWorks,
      FollowUps followUps,
      UnownedAlerts unownedAlerts,
      TeamAlerts teamAlerts,
      Clock clock) {
    this.groups = groups;
    this.plans = plans;
    this.rights = rights;
    this.rows = rows;
    this.interventions = interventions;
    this.ifItWorks = ifItWorks;
    this.followUps = followUps;
    this.unownedAlerts = unownedAlerts;
    this.teamAlerts = teamAlerts;
    this.clock = clock;
  }

  /**
   * How alerts about people stand.
   *
   * @param open that nobody has answered, or whose answer is over
   * @param answered that somebody saw or talked about
   * @param snoozed that are looked at again on a day
   * @param resolved that ended within two weeks
   */
  record Counts(int open, int answered, int snoozed, int resolved) {}

  /**
   * The inbox; of each group of rows the first.
   *
   * @param asOf when it was looked at
   * @param people how many who asks looks after
   * @param facts null for who looks after nobody
   * @param unowned their own first, by team; of teams in which they manage nobody, all
   * @param teams alerts about groups and about the product
   */
  record InboxPage(
      Instant asOf,
      int people,
      Counts counts,
      List<AlertRow> open,
      List<AlertRow> answered,
      List<AlertRow> snoozed,
      List<AlertRow> resolved,
      Interventions.@Nullable Facts facts,
      List<Unowned> unowned,
      List<TeamAlert> teams) {}

  private enum Place {
    OPEN,
    ANSWERED,
    SNOOZED,
    RESOLVED
  }

  /**
   * The inbox of who asks.
   *
   * @param limit most rows of each group; null for {@value #FIRST}
   */
  InboxPage page(@Nullable Integer limit) {
    ListPart part = new ListPart(Objects.requireNonNullElse(limit, FIRST), null);
    Instant now = clock.instant();
    Map<String, List<LearnerProgress>> mates = new TreeMap<>();
    List<AlertAbout> alerts = new ArrayList<>();
    List<Unowned> unowned = new ArrayList<>();
    List<GroupReadiness> counted = new ArrayList<>();
    for (GroupReadiness team : shown()) {
      if (rights.managesIn(team) && !rights.seesEverything()) {
        String name = String.valueOf(team.team());
        List<LearnerProgress> own =
            groups.members(team).stream().filter(p -> rights.looksAfter(p.learner())).toList();
        List<AlertAbout> about = interventions.alerts(own, now);
        int without = (int) about.stream().filter(a -> a.isUnowned(now)).count();
        if (without > 0) {
          unowned.add(new Unowned(team.cohort(), name, without));
        }
        mates.put(key(team.cohort(), name), own);
        alerts.addAll(about);
      } else {
        counted.add(team);
      }
    }
    unowned.addAll(unownedAlerts.in(counted, now));
    return page(part, mates, alerts, unowned, now);
  }

  private List<GroupReadiness> shown() {
    return Stream.concat(groups.teams(null).stream(), groups.others(null).stream())
        .filter(rights.sees())
        .sorted(GroupReadiness.BY_URGENCY)
        .toList();
  }

  private InboxPage page(
      ListPart part,
      Map<String, List<LearnerProgress>> mates,
      List<AlertAbout> alerts,
      List<Unowned> unowned,
      Instant now) {
    Map<Place, List<AlertAbout>> placed =
        alerts.stream()
            .filter(a -> isTold(a, now))
            .sorted(ORDER)
            .collect(groupingBy(Inbox::place, () -> new EnumMap<>(Place.class), toList()));
    Map<Place, List<AlertRow>> told = new EnumMap<>(Place.class);
    placed.forEach((place, all) -> {
      List<AlertAbout> first = part.of(all, a -> a.episode().id());
      List<AlertRow> group = new ArrayList<>();
      for (int i = 0; i < first.size(); i++) {
        group.add(row(first.get(i), mates, place == Place.OPEN && i < MOST_GAINS));
      }
      told.put(place, group);
    });
    int people = mates.values().stream().mapToInt(List::size).sum();
    return new InboxPage(
        now,
        people,
        new Counts(
            sizeOf(placed, Place.OPEN),
            sizeOf(placed, Place.ANSWERED),
            sizeOf(placed, Place.SNOOZED),
            sizeOf(placed, Place.RESOLVED)),
        told.getOrDefault(Place.OPEN, List.of()),
        told.getOrDefault(Place.ANSWERED, List.of()),
        told.getOrDefault(Place.SNOOZED, List.of()),
        told.getOrDefault(Place.RESOLVED, List.of()),
        people == 0 ? null : Interventions.facts(alerts, now),
        unowned,
        teamAlerts.shown());
  }

  private static boolean isTold(AlertAbout alert, Instant now) {
    Instant end = alert.episode().resolvedAt();
    return end == null || end.plus(TOLD).isAfter(now);
  }

  private static Place place(AlertAbout alert) {
    if (!alert.episode().open()) {
      return Place.RESOLVED;
    }
    Said.Step answer = alert.answer();
    if (answer == null) {
      return Place.OPEN;
    }
    return answer.what() == FollowUp.SNOOZED ? Place.SNOOZED : Place.ANSWERED;
  }

  private static int sizeOf(Map<Place, List<AlertAbout>> placed, Place place) {
    return placed.getOrDefault(place, List.of()).size();
  }

  private AlertRow row(
      AlertAbout alert, Map<String, List<LearnerProgress>> mates, boolean withGain) {
    LearnerProgress p = alert.about();
    Said.Step answer = alert.answer();
    return new AlertRow(
        alert.episode().id(),
        rows.of(p, mates.getOrDefault(key(p.cohort(), p.team()), List.of())),
        alert.episode().stall(),
        title(p, alert.episode().stall().unit()),
        alert.episode().openedAt(),
        alert.episode().resolvedAt(),
        alert.episode().resolution(),
        alert.noStall(),
        answer == null ? null : answer.until(),
        withGain ? ifItWorks.of(p).orElse(null) : null,
        history(alert));
  }

  private @Nullable String title(LearnerProgress p, @Nullable String unit) {
    PlanIndex plan = plans.find(p.plan());
    return plan == null || unit == null
        ? null
        : plan.plan().unit(unit).map(Unit::title).orElse(null);
  }

  private List<Happening> history(AlertAbout alert) {
    Map<String, FollowUps.Shown> shown =
        followUps.shown(alert.about().said()).stream()
            .collect(toMap(FollowUps.Shown::event, f -> f, (first, _) -> first));
    List<Happening> history = new ArrayList<>();
    history.add(new Happening(alert.episode().openedAt(), Turn.OPENED, null));
    alert
        .steps()
        .forEach(step ->
            history.add(new Happening(step.at(), Turn.FOLLOWED_UP, shown.get(step.event()))));
    Instant end = alert.episode().resolvedAt();
    if (end != null) {
      history.add(new Happening(end, Turn.ENDED, null));
    }
    return history;
  }

  private static String key(String cohort, String team) {
    return cohort + "/" + team;
  }
}
