package dev.crossover.dashboard.query;

import static java.util.stream.Collectors.toList;

import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.dashboard.past.Past;
import dev.crossover.dashboard.query.Answers.Course;
import dev.crossover.dashboard.query.Answers.LearnerRow;
import dev.crossover.dashboard.query.Answers.People;
import dev.crossover.dashboard.query.Answers.TeamPage;
import dev.crossover.dashboard.query.Answers.TeamRow;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.Urgency;
import dev.crossover.model.readiness.SkillLevel;
import dev.crossover.model.stall.StallReason;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Answers from the tables. Lists are in the order of urgency: people by {@link Urgency}, teams by
 * {@link GroupReadiness#BY_URGENCY}.
 */
@Service
class Queries {

  /** People of a team whose rows are on its page before more are asked for. */
  private static final int FIRST = 12;

  /** Most people of whose alerts it is told what became of them. */
  private static final int MOST_OUTCOMES = 60;

  /** Most people of whom it is told what a step would bring: each costs a forecast. */
  private static final int MOST_GAINS = 10;

  private final Groups groups;
  private final PlanIndexes plans;
  private final Rights rights;
  private final LearnerRows rows;
  private final Interventions interventions;
  private final IfItWorks ifItWorks;
  private final Past past;
  private final Clock clock;

  Queries(
      Groups groups,
      PlanIndexes plans,
      Rights rights,
      LearnerRows rows,
      Interventions interventions,
      IfItWorks ifItWorks,
      Past past,
      Clock clock) {
    this.groups = groups;
    this.plans = plans;
    this.rights = rights;
    this.rows = rows;
    this.interventions = interventions;
    this.ifItWorks = ifItWorks;
    this.past = past;
    this.clock = clock;
  }

  List<GroupReadiness> cohorts() {
    return groups.cohorts().stream().filter(rights.sees()).map(rights::shown).toList();
  }

  List<TeamRow> teams(@Nullable String cohort) {
    return Stream.concat(groups.teams(cohort).stream(), groups.others(cohort).stream())
        .filter(rights.sees())
        .sorted(GroupReadiness.BY_URGENCY)
        .map(TeamRow::of)
        .toList();
  }

  /**
   * A cohort's own figures.
   *
   * @throws NoSuchElementException if there is none that is shown to who asks
   */
  GroupReadiness cohort(String name) {
    GroupReadiness cohort = groups.cohort(name);
    if (cohort == null || !rights.sees().test(cohort)) {
      throw new NoSuchElementException("there is no such cohort");
    }
    return cohort;
  }

  /**
   * The team's own figures.
   *
   * @param cohort may be left out where only one cohort has a team of that name
   * @throws NoSuchElementException if there is none that is shown to who asks
   * @throws IllegalArgumentException if there are several
   */
  GroupReadiness team(String team, @Nullable String cohort) {
    List<GroupReadiness> found = groups.named(team, cohort).stream().filter(rights.sees()).toList();
    if (found.isEmpty()) {
      throw new NoSuchElementException("there is no such team");
    }
    if (found.size() > 1) {
      throw new IllegalArgumentException("several cohorts have this team: name the cohort");
    }
    return found.getFirst();
  }

  /** The same for who manages somebody of the team. */
  GroupReadiness managed(String team, @Nullable String cohort) {
    GroupReadiness found = team(team, cohort);
    if (!rights.managesIn(found)) {
      throw new NoSuchElementException("there is no such team");
    }
    return found;
  }

  TeamPage page(GroupReadiness team) {
    List<Plan> known =
        groups.members(team).stream()
            .map(LearnerProgress::plan)
            .distinct()
            .sorted()
            .flatMap(id -> Stream.ofNullable(plans.find(id)))
            .map(PlanIndex::plan)
            .toList();
    boolean managed = rights.managesIn(team);
    return TeamPage.of(
        rights.shown(team),
        known,
        managed ? people(team) : null,
        past.weeks(team.cohort(), team.team(), managed));
  }

  private People people(GroupReadiness team) {
    List<LearnerProgress> shown = shown(team);
    List<LearnerProgress> first = shown.stream().limit(FIRST).toList();
    Map<StallReason, Integer> reasons = new EnumMap<>(StallReason.class);
    shown.stream()
        .flatMap(p -> p.reasons().stream().limit(1))
        .forEach(r -> reasons.merge(r.reason(), 1, Integer::sum));
    Map<String, Map<String, Double>> skills = new TreeMap<>();
    first.forEach(p -> skills.put(p.learner(), assessed(p)));
    return new People(
        shown.size(),
        (int) shown.stream().filter(rows::needsYou).count(),
        (int) shown.stream().filter(p -> !p.reasons().isEmpty()).count(),
        first.stream().map(p -> rows.of(p, shown)).toList(),
        reasons,
        skills,
        gains(first),
        course(shown),
        shown.size() > MOST_OUTCOMES ? null : interventions.of(shown, clock.instant()));
  }

  /** What the proposed step would bring to those who are not on track. */
  private Map<String, IfItWorks.Gain> gains(List<LearnerProgress> first) {
    Map<String, IfItWorks.Gain> gains = new TreeMap<>();
    first.stream()
        .filter(p -> !p.reasons().isEmpty())
        .limit(MOST_GAINS)
        .forEach(p -> ifItWorks.of(p).ifPresent(gain -> gains.put(p.learner(), gain)));
    return gains;
  }

  private static Map<String, Double> assessed(LearnerProgress p) {
    return p.readiness().skills().stream()
        .filter(s -> s.results() > 0)
        .collect(Collectors.toMap(SkillLevel::skill, s -> Math.round(s.level() * 100) / 100.0));
  }

  /** The plan that most of those who are waited for are on, and the week of the middle one. */
  private @Nullable Course course(List<LearnerProgress> members) {
    Map<String, List<LearnerProgress>> byPlan =
        members.stream()
            .filter(p -> p.state().waitedFor())
            .collect(Collectors.groupingBy(LearnerProgress::plan, TreeMap::new, toList()));
    List<LearnerProgress> most =
        byPlan.values().stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
    PlanIndex plan = most.isEmpty() ? null : plans.find(most.getFirst().plan());
    if (plan == null) {
      return null;
    }
    double week =
        most.stream().mapToDouble(LearnerProgress::planWeek).sorted().toArray()[most.size() / 2];
    int weeks = plan.plan().weeks();
    return new Course(
        plan.plan().id(), plan.plan().title(), Math.min(weeks, (int) week + 1), weeks);
  }

  /** The members that who asks manages, the most urgent first. */
  List<LearnerProgress> shown(GroupReadiness team) {
    return groups.members(team).stream()
        .filter(p -> rights.looksAfter(p.learner()))
        .sorted(Urgency.ORDER)
        .toList();
  }

  /** The team's members that who asks manages; the parameters are as for {@link #team}. */
  List<LearnerRow> learners(String team, @Nullable String cohort, ListPart part) {
    List<LearnerProgress> shown = shown(managed(team, cohort));
    return part.of(shown, LearnerProgress::learner).stream().map(p -> rows.of(p, shown)).toList();
  }
}
