package dev.crossover.dashboard.query;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.figures.RosterEntries;
import dev.crossover.dashboard.forecast.Forecasts;
import dev.crossover.dashboard.past.Past;
import dev.crossover.dashboard.query.Answers.Chance;
import dev.crossover.dashboard.query.Answers.LearnerPage;
import dev.crossover.dashboard.said.FollowUps;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.forecast.MemberForecast;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.progress.LearnerProgress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/** Everything of one learner, for their manager and themselves. */
@Service
class LearnerPages {

  /** Weeks of which a learner's chances are told. */
  private static final int CHANCE_WEEKS = 26;

  private final LearnerLookup lookup;
  private final Queries queries;
  private final DashboardTables tables;
  private final Groups groups;
  private final RosterEntries roster;
  private final Forecasts forecasts;
  private final Rights rights;
  private final LearnerRows rows;
  private final FollowUps followUps;
  private final Past past;

  LearnerPages(
      LearnerLookup lookup,
      Queries queries,
      DashboardTables tables,
      Groups groups,
      RosterEntries roster,
      Forecasts forecasts,
      Rights rights,
      LearnerRows rows,
      FollowUps followUps,
      Past past) {
    this.lookup = lookup;
    this.queries = queries;
    this.tables = tables;
    this.groups = groups;
    this.roster = roster;
    this.forecasts = forecasts;
    this.rights = rights;
    this.rows = rows;
    this.followUps = followUps;
    this.past = past;
  }

  LearnerPage page(String id) {
    LearnerLookup.Opened opened = lookup.open(id);
    LearnerProgress p = opened.progress();
    List<Episode> history =
        tables.episodes().within(id + "/").stream()
            .sorted(Comparator.comparing(Episode::openedAt).reversed())
            .toList();
    Enrolment enrolment = opened.snapshot().enrolment();
    MemberForecast member = forecasts.of(p);
    return new LearnerPage(
        id,
        roster.name(id),
        enrolment.background(),
        p,
        rights.seesEverything() ? p.events() : null,
        opened.plan().plan(),
        history,
        enrolment.start(),
        enrolment.hoursPerWeek(),
        enrolment.leave(),
        rows.helpers(p, mates(p)),
        followUps.shown(p.said()),
        p.said().stuck(),
        p.said().offers(),
        p.said().ownWord(),
        member == null ? null : member.forecast(),
        member == null ? List.of() : chances(member, p.asOf()),
        past.weeks(id));
  }

  /** Who may help a learner: those of the team who are shown to who asks, and who offer it. */
  private List<LearnerProgress> mates(LearnerProgress p) {
    if (rights.isOwn(p.learner())) {
      String unit = LearnerRows.blocking(p);
      return groups.named(p.team(), p.cohort()).stream()
          .flatMap(team -> groups.members(team).stream())
          .filter(mate -> unit != null && mate.said().offers().contains(unit))
          .toList();
    }
    return groups.named(p.team(), p.cohort()).stream()
        .flatMap(team -> queries.shown(team).stream())
        .toList();
  }

  private static List<Chance> chances(MemberForecast member, Instant now) {
    if (member.done() == null || member.forecast().done() == null) {
      return List.of();
    }
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return IntStream.rangeClosed(0, CHANCE_WEEKS)
        .mapToObj(today::plusWeeks)
        .map(day -> new Chance(day, Math.round(member.done(day) * 1_000) / 1_000.0))
        .toList();
  }
}
