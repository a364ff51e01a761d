package dev.crossover.dashboard.figures;

import static dev.crossover.model.Samples.PROJECT;
import static dev.crossover.model.Samples.QUIZ;
import static dev.crossover.model.Samples.READING;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static dev.crossover.model.Samples.score;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.model.SampleLearner;
import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.group.GroupMember;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.group.GroupSums;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Figures are kept, and taken apart and put together again; they must equal a recount. */
class GroupsProperties {

  private static final int STEPS = 300;

  /** Newcomers, changes, moves, erased learners, new plans and time, in any order with reads. */
  @Property(tries = 5)
  void figuresEqualARecount(@ForAll long seed) {
    Random random = new Random(seed);
    Map<String, LearnerSnapshot> learners = new TreeMap<>();
    Plan plan = Samples.PLAN;
    try (FilledDashboard dashboard = new FilledDashboard(day(30))) {
      Groups groups = dashboard.get(Groups.class);
      dashboard.put(plan);
      for (int i = 0; i < STEPS; i++) {
        String who = "l" + random.nextInt(12);
        switch (random.nextInt(12)) {
          case 0 -> {
            learners.remove(who);
            dashboard.erase(who);
          }
          case 1 -> {
            plan = published(plan);
            dashboard.put(plan);
          }
          // More than anything is kept for: less would let figures be that much older.
          case 2 -> dashboard.pass(Duration.ofMinutes(11));
          case 3, 4, 5, 6, 7 ->
              learners.put(who, dashboard.put(anyLearner(who, random), anyEvents(who, random)));
          default -> check(groups, dashboard, plan, learners, random);
        }
      }
      check(groups, dashboard, plan, learners, random);
    }
  }

  /** Not every read asks for everything, so that some figures are older than others. */
  private static void check(
      Groups groups,
      FilledDashboard dashboard,
      Plan plan,
      Map<String, LearnerSnapshot> learners,
      Random random) {
    PlanIndex index = new PlanIndex(plan);
    List<LearnerProgress> all =
        learners.values().stream()
            .map(s -> LearnerProgress.of(index, s, null, dashboard.now()))
            .toList();
    if (random.nextBoolean()) {
      assertThat(groups.teams(null))
          .containsExactlyElementsOf(
              all.stream()
                  .map(p -> List.of(p.cohort(), p.team()))
                  .distinct()
                  .sorted((a, b) -> String.join("/", a).compareTo(String.join("/", b)))
                  .map(t -> recount(t.get(0), t.get(1), all))
                  .toList());
    }
    if (random.nextBoolean()) {
      assertThat(groups.cohorts())
          .containsExactlyElementsOf(
              all.stream()
                  .map(LearnerProgress::cohort)
                  .distinct()
                  .sorted()
                  .map(c -> recount(c, null, all))
                  .toList());
    }
    if (!all.isEmpty()) {
      LearnerProgress one = all.get(random.nextInt(all.size()));
      GroupReadiness team = groups.named(one.team(), one.cohort()).getFirst();
      assertThat(team).isEqualTo(recount(one.cohort(), one.team(), all));
      assertThat(groups.members(team)).contains(one);
    }
  }

  private static GroupReadiness recount(String cohort, String team, List<LearnerProgress> all) {
    Predicate<LearnerProgress> member =
        p -> p.cohort().equals(cohort) && (team == null || p.team().equals(team));
    GroupSums sums =
        all.stream()
            .filter(member)
            .map(p -> GroupSums.of(GroupMember.of(p)))
            .reduce(GroupSums.NONE, GroupSums::plus);
    Set<String> teams =
        all.stream().filter(member).map(LearnerProgress::team).collect(Collectors.toSet());
    return team == null
        ? GroupReadiness.ofCohort(cohort, sums, teams, 5)
        : GroupReadiness.of(cohort, team, sums, 5);
  }

  /** The next version asks for more hours a week, which changes what is due. */
  private static Plan published(Plan p) {
    return new Plan(
        p.id(),
        p.version() + 1,
        p.title(),
        p.description(),
        p.hoursPerWeek() % 20 + 1,
        p.phases(),
        p.skills(),
        p.roles(),
        p.skip(),
        p.interview(),
        p.guidance());
  }

  private static Learner anyLearner(String who, Random random) {
    return SampleLearner.of(who)
        .team("team-" + random.nextInt(3))
        .cohort(random.nextInt(3) == 0 ? "autumn" : "spring")
        .start(Samples.START.plusDays(random.nextInt(10)))
        .hoursPerWeek(5 + random.nextInt(10))
        .background(random.nextBoolean() ? Background.ML_ENGINEER : Background.SOFTWARE_ENGINEER)
        .learner();
  }

  private static List<LearningEvent> anyEvents(String who, Random random) {
    List<LearningEvent> events = new ArrayList<>();
    String[] places = {READING, QUIZ, PROJECT};
    for (int i = random.nextInt(6); i > 0; i--) {
      Fact fact = random.nextBoolean() ? score(random.nextDouble()) : new Fact.Completed();
      events.add(event(who + i, day(random.nextInt(29)), places[random.nextInt(3)], fact));
    }
    if (random.nextInt(10) == 0) {
      events.add(event(who + "left", day(29), null, new Fact.Left()));
    }
    return events;
  }
}
