package dev.crossover.dashboard.query;

import static java.util.stream.Collectors.toSet;

import dev.crossover.dashboard.DashboardSettings;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.figures.RosterEntries;
import dev.crossover.dashboard.looks.Looks;
import dev.crossover.dashboard.past.Past;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.group.Suppression;
import dev.crossover.model.past.GroupDay;
import dev.crossover.model.past.LearnerDay;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.record.Look;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * "What did this page say then?" Who may see what is today's: of people, those whom who asks looks
 * after now; of groups, those that are shown to them now and were not too few then.
 */
@Service
class PastPages {

  /** The most urgent state first; of one by name. */
  private static final Comparator<LearnerThen> ORDER =
      Comparator.comparingInt((LearnerThen l) -> place(l.then())).thenComparing(LearnerThen::name);

  private static final Comparator<GroupDay> BY_URGENCY =
      Comparator.comparingDouble((GroupDay g) -> -(double) g.stalls() / Math.max(1, g.learners()))
          .thenComparingDouble(GroupDay::gapWeeks);

  private static int place(LearnerDay then) {
    if (then.state() == LearnerState.STALLED) {
      return 0;
    }
    return then.reason() == null ? 2 : 1;
  }

  private final Queries queries;
  private final Groups groups;
  private final Past past;
  private final RosterEntries roster;
  private final Rights rights;
  private final Looks looks;
  private final int fewest;

  PastPages(
      Queries queries,
      Groups groups,
      Past past,
      RosterEntries roster,
      Rights rights,
      Looks looks,
      DashboardSettings settings) {
    this.queries = queries;
    this.groups = groups;
    this.past = past;
    this.roster = roster;
    this.rights = rights;
    this.looks = looks;
    this.fewest = settings.minGroupSize();
  }

  /** A learner on that day. */
  record LearnerThen(String learner, String name, LearnerDay then) {}

  /**
   * Groups on a day.
   *
   * @param group the one that was asked for; null where nothing is told of it
   * @param teams of it, the most urgent first
   * @param people of them, those whom who asks looks after
   */
  record Then(@Nullable GroupDay group, List<GroupDay> teams, List<LearnerThen> people) {}

  /**
   * A team on a day.
   *
   * @throws NoSuchElementException if there is none that is shown to who asks, or nothing was kept
   */
  Then team(String team, @Nullable String cohort, LocalDate day) {
    GroupReadiness now = queries.team(team, cohort);
    GroupDay then = past.on(now.cohort(), now.team(), rights.managesIn(now), day);
    if (then == null) {
      throw new NoSuchElementException("nothing was kept of that day");
    }
    return new Then(then, List.of(), people(now, day));
  }

  private List<LearnerThen> people(GroupReadiness team, LocalDate day) {
    return groups.members(team).stream()
        .map(LearnerProgress::learner)
        .filter(rights::looksAfter)
        .flatMap(id ->
            Stream.ofNullable(past.on(id, day))
                .filter(then -> isOf(then, team))
                .map(then -> shown(id, then)))
        .sorted(ORDER)
        .toList();
  }

  private static boolean isOf(LearnerDay then, GroupReadiness team) {
    return then.cohort().equals(team.cohort())
        && (team.isOthers() || then.team().equals(team.team()));
  }

  private LearnerThen shown(String learner, LearnerDay then) {
    looks.at(learner, Look.Kind.ROW);
    return new LearnerThen(learner, roster.name(learner), then);
  }

  /**
   * A cohort on a day. Nothing is told of the whole where the figures of few others would follow.
   *
   * @throws NoSuchElementException if there is none that is shown to who asks, or nothing was kept
   */
  Then cohort(String name, LocalDate day) {
    queries.cohort(name);
    List<GroupDay> teams = teams(name, day);
    GroupDay whole = past.on(name, null, rights.seesEverything(), day);
    if (whole == null && teams.isEmpty()) {
      throw new NoSuchElementException("nothing was kept of that day");
    }
    return new Then(whole == null || tells(whole, teams) ? null : whole, teams, List.of());
  }

  /** Who manages a team that was joined with others would find these by subtraction. */
  private boolean tells(GroupDay whole, List<GroupDay> teams) {
    int rest = whole.learners() - teams.stream().mapToInt(GroupDay::learners).sum();
    return !rights.seesEverything()
        && (teams.stream().anyMatch(GroupDay::joined) || (rest > 0 && rest < fewest));
  }

  /** All teams on a day. */
  Then all(LocalDate day) {
    return new Then(null, teams(null, day), List.of());
  }

  private List<GroupDay> teams(@Nullable String cohort, LocalDate day) {
    List<GroupDay> teams =
        Stream.concat(groups.teams(cohort).stream(), groups.others(cohort).stream())
            .filter(rights.sees())
            .flatMap(
                t -> Stream.ofNullable(past.on(t.cohort(), t.team(), rights.managesIn(t), day)))
            .sorted(BY_URGENCY)
            .toList();
    Set<String> ownAmongJoined =
        teams.stream().filter(GroupDay::joined).map(GroupDay::cohort).collect(toSet());
    return teams.stream()
        .filter(t ->
            rights.seesEverything()
                || !Suppression.OTHERS.equals(t.team())
                || !ownAmongJoined.contains(t.cohort()))
        .toList();
  }
}
