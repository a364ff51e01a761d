package dev.crossover.dashboard.digest;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.digest.Digest.Became;
import dev.crossover.dashboard.digest.Digest.Lacking;
import dev.crossover.dashboard.digest.Digest.Person;
import dev.crossover.dashboard.digest.Digest.Silent;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.dashboard.looks.Looks;
import dev.crossover.dashboard.past.Past;
import dev.crossover.dashboard.query.Answers.LearnerRow;
import dev.crossover.dashboard.query.IfItWorks;
import dev.crossover.dashboard.query.LearnerRows;
import dev.crossover.dashboard.query.OwnPeople;
import dev.crossover.model.forecast.TeamForecast;
import dev.crossover.model.group.GroupMember;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.group.GroupSums;
import dev.crossover.model.past.LearnerDay;
import dev.crossover.model.plan.Skill;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.record.Look;
import dev.crossover.model.stall.StallReason;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * "What is this week for?" The digest of who asks, for their own people alone. Each name in it is a
 * look.
 */
@Service
public class Digests {

  /** Most people who are named with what to do: half an hour each is a morning. */
  static final int NAMED = 6;

  private static final int MOST_BECAME = 5;

  private static final int MOST_LACKING = 3;

  /** What falls short by less is not told, as on the team's page. */
  private static final double SHORT = 0.005;

  private final OwnPeople people;
  private final LearnerRows rows;
  private final IfItWorks ifItWorks;
  private final LastWeek lastWeek;
  private final Past past;
  private final PlanIndexes plans;
  private final DashboardTables tables;
  private final Rights rights;
  private final Looks looks;
  private final Clock clock;

  Digests(
      OwnPeople people,
      LearnerRows rows,
      IfItWorks ifItWorks,
      LastWeek lastWeek,
      Past past,
      PlanIndexes plans,
      DashboardTables tables,
      Rights rights,
      Looks looks,
      Clock clock) {
    this.people = people;
    this.rows = rows;
    this.ifItWorks = ifItWorks;
    this.lastWeek = lastWeek;
    this.past = past;
    this.plans = plans;
    this.tables = tables;
    this.rights = rights;
    this.looks = looks;
    this.clock = clock;
  }

  /** The digest of who asks, by UTC days. */
  public Digest of() {
    return of(ZoneOffset.UTC);
  }

  /**
   * The digest of who asks.
   *
   * @param zone by whose days they live
   * @throws NoSuchElementException if they look after nobody
   */
  public Digest of(ZoneId zone) {
    OwnPeople.Now own = people.now();
    List<LearnerProgress> there = own.there();
    if (there.isEmpty()) {
      throw new NoSuchElementException("there is no digest: nobody is looked after");
    }
    Instant now = clock.instant();
    LocalDate monday =
        LocalDate.ofInstant(now, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    ReasonWords words = new ReasonWords(now, zone, rights.inWords());
    List<LearnerProgress> named = own.needing().stream().limit(NAMED).toList();
    List<Became> became = lastWeek.of(there, now, zone);
    List<Became> told = became.stream().limit(MOST_BECAME).toList();
    told.forEach(b -> looks.at(b.learner(), Look.Kind.ROW));
    TeamForecast.Heads onTime = own.onTime();
    return new Digest(
        monday,
        now,
        zone,
        own.parts().stream().filter(part -> !part.own().isEmpty()).map(Digests::team).toList(),
        there.size(),
        own.ready(),
        own.needing().size(),
        onTime,
        own.counted().size(),
        onTime == null ? null : said(there, monday.minusWeeks(1)),
        named.stream().map(p -> person(p, own, words)).toList(),
        byReason(own.needing().stream().skip(NAMED)),
        told,
        became.size() - told.size(),
        lacking(there),
        silent(there, now));
  }

  private static Digest.Team team(OwnPeople.Part part) {
    return new Digest.Team(part.team().cohort(), String.valueOf(part.team().team()));
  }

  private Person person(LearnerProgress p, OwnPeople.Now own, ReasonWords words) {
    LearnerRow row = rows.of(p, own.mates(p));
    IfItWorks.Gain gain = ifItWorks.of(p).orElse(null);
    return new Person(
        p.learner(),
        row.name(),
        p.cohort(),
        p.team(),
        p.state(),
        ReasonWords.first(row).reason(),
        words.why(row),
        ReasonWords.step(row),
        gain == null ? null : words.ifItWorks(gain),
        ReasonWords.waitsForYou(row),
        row.helpers(),
        row.hoursDue(),
        gain);
  }

  private static Map<StallReason, Integer> byReason(Stream<LearnerProgress> some) {
    Map<StallReason, Integer> reasons = new EnumMap<>(StallReason.class);
    some.flatMap(p -> Stream.concat(p.reasons().stream(), p.stalls().stream()).limit(1))
        .forEach(s -> reasons.merge(s.reason(), 1, Integer::sum));
    return reasons;
  }

  /** What was said on that day of those who are looked after now; null for nothing. */
  private Digest.@Nullable Then said(List<LearnerProgress> there, LocalDate day) {
    List<Double> chances =
        there.stream()
            .flatMap(p -> Stream.ofNullable(past.on(p.learner(), day)))
            .flatMap(row -> Stream.ofNullable(row.said()))
            .map(LearnerDay.Said::chanceByTarget)
            .toList();
    return chances.isEmpty()
        ? null
        : new Digest.Then(TeamForecast.onTime(chances).p50(), chances.size());
  }

  /** What is missing most over all of them: how far the mean falls short, times the people. */
  private List<Lacking> lacking(List<LearnerProgress> there) {
    GroupSums sums =
        there.stream()
            .map(p -> GroupSums.of(GroupMember.of(p)))
            .reduce(GroupSums.NONE, GroupSums::plus);
    Map<String, String> titles = new TreeMap<>();
    there.stream()
        .map(LearnerProgress::plan)
        .distinct()
        .flatMap(id -> Stream.ofNullable(plans.find(id)))
        .flatMap(plan -> plan.plan().skills().stream())
        .forEach((Skill s) -> titles.putIfAbsent(s.id(), s.title()));
    return GroupReadiness.of("", "", sums, 1).skills().stream()
        .filter(s -> s.gap() > SHORT)
        .sorted(
            Comparator.comparingDouble((GroupReadiness.Skill s) -> s.gap() * s.learners())
                .reversed()
                .thenComparing(GroupReadiness.Skill::skill))
        .limit(MOST_LACKING)
        .map(s ->
            new Lacking(
                s.skill(),
                titles.getOrDefault(s.skill(), s.skill()),
                showing(there, s.skill()),
                s.learners()))
        .toList();
  }

  private static int showing(List<LearnerProgress> there, String skill) {
    return (int)
        there.stream()
            .filter(p ->
                p.readiness().skills().stream()
                    .anyMatch(s -> s.skill().equals(skill) && s.shown() > 0))
            .count();
  }

  /** Sources that are silent and brought the newest of some who are waited for. */
  private List<Silent> silent(List<LearnerProgress> there, Instant now) {
    Map<String, Instant> since = new TreeMap<>();
    tables
        .sources()
        .forEach((name, status) -> {
          Instant last = SilentSources.since(name, status, now);
          if (last != null) {
            since.put(name, last);
          }
        });
    Map<String, Integer> learners = new TreeMap<>();
    if (!since.isEmpty()) {
      there.stream()
          .filter(p -> p.state().waitedFor())
          .flatMap(p -> Stream.ofNullable(tables.progress().get(p.learner())))
          .flatMap((LearnerSnapshot s) -> Stream.ofNullable(s.fold().lastSource()))
          .filter(since::containsKey)
          .forEach(source -> learners.merge(source, 1, Integer::sum));
    }
    return since.entrySet().stream()
        .filter(e -> learners.containsKey(e.getKey()))
        .map(e -> new Silent(e.getKey(), e.getValue(), learners.getOrDefault(e.getKey(), 0)))
        .toList();
  }
}
