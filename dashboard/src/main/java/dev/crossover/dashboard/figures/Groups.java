package dev.crossover.dashboard.figures;

import dev.crossover.dashboard.DashboardSettings;
import dev.crossover.dashboard.DashboardTables;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.group.Suppression;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.wiring.TableView;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Figures of teams and cohorts. It knows in memory which teams there are and who is in them;
 * figures are computed when they are asked for and kept while no member and no plan changes, but
 * never for longer than ten minutes.
 */
@Component
public class Groups {

  private final TableView<LearnerSnapshot> table;
  private final Learners learners;
  private final int minGroupSize;
  private final Clock clock;
  private final NavigableMap<String, Cohort> cohorts = new ConcurrentSkipListMap<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean filled;

  Groups(
      DashboardTables tables,
      PlanIndexes plans,
      Learners learners,
      DashboardSettings settings,
      Clock clock) {
    this.table = tables.progress();
    this.learners = learners;
    this.minGroupSize = settings.minGroupSize();
    this.clock = clock;
    learners.onChange(this::changed);
    plans.onChange(this::plansChanged);
    tables.norms().onChange((peers, before, after) -> normsChanged(peers));
  }

  /** All cohorts, by name. */
  public List<GroupReadiness> cohorts() {
    Instant now = clock.instant();
    return filled().values().stream().map(c -> c.figures(now).whole()).toList();
  }

  /** A cohort; null if there is none of that name. */
  public @Nullable GroupReadiness cohort(String name) {
    Cohort cohort = filled().get(name);
    return cohort == null ? null : cohort.figures(clock.instant()).whole();
  }

  /**
   * Teams by cohort and name.
   *
   * @param cohort only the teams of this one; null for all
   */
  public List<GroupReadiness> teams(@Nullable String cohort) {
    Instant now = clock.instant();
    return in(cohort)
        .flatMap(c -> c.teams().values().stream())
        .map(team -> team.figures(now).value().shown())
        .toList();
  }

  /**
   * The teams that are too few each, joined: one group of a cohort that has such.
   *
   * @param cohort only those of this one; null for all
   */
  public List<GroupReadiness> others(@Nullable String cohort) {
    Instant now = clock.instant();
    return in(cohort).flatMap(c -> Stream.ofNullable(c.figures(now).others())).toList();
  }

  /** The teams of a cohort, those joined that are too few each. */
  public List<GroupReadiness> parts(String cohort) {
    GroupReadiness whole = cohort(cohort);
    Set<String> joined = whole == null ? Set.of() : whole.hiddenTeams();
    return Stream.concat(
            teams(cohort).stream().filter(team -> !joined.contains(String.valueOf(team.team()))),
            others(cohort).stream())
        .toList();
  }

  /**
   * The teams of a name, of which each cohort may have one.
   *
   * @param cohort the one whose team is asked for; null for those of all
   */
  public List<GroupReadiness> named(String name, @Nullable String cohort) {
    if (name.equals(Suppression.OTHERS)) {
      return others(cohort);
    }
    Instant now = clock.instant();
    return in(cohort)
        .flatMap(c -> Stream.ofNullable(c.teams().get(name)))
        .map(team -> team.figures(now).value().shown())
        .toList();
  }

  /**
   * Progress of a team's members, in the order of their ids; team by team where several are joined.
   */
  public List<LearnerProgress> members(GroupReadiness team) {
    return teams(team).flatMap(t -> t.members().stream()).toList();
  }

  /** Rises with each change of a team's members and of plans; 0 if there is no such team. */
  public long changes(GroupReadiness team) {
    return teams(team).mapToLong(Team::changes).sum();
  }

  /** Calls back with {@code cohort/team} after each change of a member, once figures show it. */
  public void onChange(Consumer<String> listener) {
    listeners.add(listener);
  }

  private Stream<Team> teams(GroupReadiness figures) {
    return in(figures.cohort())
        .flatMap(c -> {
          Set<String> names =
              figures.isOthers()
                  ? c.figures(clock.instant()).whole().hiddenTeams()
                  : Set.of(String.valueOf(figures.team()));
          return names.stream().sorted().flatMap(name -> Stream.ofNullable(c.teams().get(name)));
        });
  }

  private Stream<Cohort> in(@Nullable String cohort) {
    return cohort == null ? filled().values().stream() : Stream.ofNullable(filled().get(cohort));
  }

  /** Reads who is in which team when it is first asked; from then on changes keep it. */
  private NavigableMap<String, Cohort> filled() {
    if (!filled) {
      fill();
    }
    return cohorts;
  }

  private synchronized void fill() {
    if (!filled) {
      cohorts.clear();
      table.forEach((learner, snapshot) -> team(snapshot).join(learner));
      filled = true;
    }
  }

  /** A change that the filling has seen already may come once more: it then changes nothing. */
  private void changed(
      String learner, @Nullable LearnerSnapshot before, @Nullable LearnerSnapshot after) {
    synchronized (this) {
      if (filled) {
        if (before != null && (after == null || !sameTeam(before, after))) {
          leave(learner, before);
        }
        if (after != null) {
          Team team = team(after);
          team.join(learner);
          team.changed(learner);
          cohort(after).changed();
        }
      }
    }
    Set<String> groups = new TreeSet<>();
    if (before != null) {
      groups.add(before.enrolment().teamKey());
    }
    if (after != null) {
      groups.add(after.enrolment().teamKey());
    }
    groups.forEach(group -> listeners.forEach(l -> l.accept(group)));
  }

  private synchronized void plansChanged() {
    for (Cohort cohort : cohorts.values()) {
      cohort.teams().values().forEach(Team::changed);
      cohort.changed();
    }
  }

  private synchronized void normsChanged(String peers) {
    Cohort cohort = cohorts.get(peers.substring(0, peers.indexOf('/')));
    if (cohort != null) {
      cohort.teams().values().forEach(Team::changed);
      cohort.changed();
    }
  }

  private void leave(String learner, LearnerSnapshot before) {
    Cohort cohort = cohort(before);
    Team team = team(before);
    team.leave(learner);
    team.changed(learner);
    if (team.empty()) {
      cohort.teams().remove(before.enrolment().team());
    }
    cohort.changed();
    if (cohort.teams().isEmpty()) {
      cohorts.remove(before.enrolment().cohort());
    }
  }

  private Cohort cohort(LearnerSnapshot of) {
    return cohorts.computeIfAbsent(of.enrolment().cohort(), name -> new Cohort(name, minGroupSize));
  }

  private Team team(LearnerSnapshot of) {
    String cohort = of.enrolment().cohort();
    return cohort(of)
        .teams()
        .computeIfAbsent(
            of.enrolment().team(), name -> new Team(cohort, name, learners, minGroupSize));
  }

  private static boolean sameTeam(LearnerSnapshot a, LearnerSnapshot b) {
    return a.enrolment().teamKey().equals(b.enrolment().teamKey());
  }
}
