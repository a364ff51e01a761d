package dev.crossover.model.explain;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.group.GroupMember;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.group.GroupSums;
import dev.crossover.model.progress.LearnerProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The parts of a group's figure give the figure: people a team's, teams a cohort's. */
class GroupExplanationProperties {

  /** Groups sum in millionths, and hours in whole milliseconds. */
  private static final double HAIR = 2e-6;

  private static final List<String> FIGURES =
      List.of("ready", "stalls", "shown", "done", "gap", "hours:1", "hours:2", "skill:rag");

  @Property(tries = 60)
  void theirPartsGiveTheFigure(@ForAll @IntRange(min = 1, max = 9) int people, @ForAll long seed) {
    Random random = new Random(seed);
    List<LearnerProgress> red = members("red", people, random);
    List<LearnerProgress> blue = members("blue", 1 + random.nextInt(5), random);
    GroupReadiness team = team("red", red);
    GroupReadiness other = team("blue", blue);
    List<LearnerProgress> all = new ArrayList<>(red);
    all.addAll(blue);
    GroupReadiness cohort = GroupReadiness.ofCohort("spring", sums(all), Set.of("red", "blue"), 1);
    for (String figure : FIGURES) {
      GroupExplanation byPeople = GroupExplanation.ofPeople(figure, team, red);
      requireSum(byPeople);
      assertThat(byPeople.value()).as(figure).isEqualTo(shown(figure, team));
      requireSum(GroupExplanation.ofTeams(figure, cohort, List.of(team, other)));
      GroupExplanation rest = GroupExplanation.ofTeams(figure, cohort, List.of(team));
      requireSum(rest);
      assertThat(rest.parts().getLast().id()).as("those who are not shown").isNull();
      assertThat(rest.parts().getLast().value())
          .as(figure)
          .isEqualTo(shown(figure, other), within(people * HAIR));
    }
  }

  private static void requireSum(GroupExplanation e) {
    double sum = e.parts().stream().mapToDouble(GroupExplanation.Part::adds).sum();
    assertThat(sum).as(e.figure()).isEqualTo(e.value(), within(HAIR));
    assertThat(e.parts().stream().mapToInt(GroupExplanation.Part::heads).sum())
        .as(e.figure())
        .isEqualTo(e.heads());
    for (GroupExplanation.Part part : e.parts()) {
      double adds = e.mean() ? part.value() * part.heads() / e.heads() : part.value();
      assertThat(part.adds()).isEqualTo(adds, within(HAIR));
    }
  }

  /** As the pages show it. */
  private static double shown(String figure, GroupReadiness g) {
    return switch (figure) {
      case "ready" -> g.ready();
      case "stalls" -> g.stalls();
      case "shown" -> g.shown();
      case "done" -> g.done();
      case "gap" -> g.gapWeeks();
      case "skill:rag" ->
          g.skills().stream()
              .filter(s -> s.skill().equals("rag"))
              .findFirst()
              .orElseThrow()
              .level();
      default ->
          g.weeks().get(figure.charAt(figure.length() - 1) - '1').effort().toMillis()
              / (double) Duration.ofHours(1).toMillis();
    };
  }

  @Property(tries = 1)
  void noOtherFigureIsExplained() {
    List<LearnerProgress> members = members("red", 2, new Random(1));
    GroupReadiness team = team("red", members);
    for (String figure :
        List.of(
            "",
            "risk",
            "skill",
            "skill:",
            "skill:cooking",
            "hours:x",
            "hours:99",
            "ready:1",
            "on-time")) {
      assertThatThrownBy(() -> GroupExplanation.ofPeople(figure, team, members))
          .as(figure)
          .isInstanceOf(NoSuchElementException.class);
    }
  }

  private static GroupReadiness team(String name, List<LearnerProgress> members) {
    return GroupReadiness.of("spring", name, sums(members), 1);
  }

  private static GroupSums sums(List<LearnerProgress> members) {
    return members.stream()
        .map(p -> GroupSums.of(GroupMember.of(p)))
        .reduce(GroupSums.NONE, GroupSums::plus);
  }

  /** The last of several has left. */
  private static List<LearnerProgress> members(String team, int people, Random random) {
    List<LearnerProgress> members = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      String id = team + i;
      List<LearningEvent> events = new ArrayList<>();
      events.add(
          Samples.timed(
              id + "r", day(1), Samples.READING, Duration.ofMinutes(random.nextInt(300))));
      events.add(Samples.event(id + "q", day(8), Samples.QUIZ, Samples.score(random.nextDouble())));
      if (random.nextBoolean()) {
        events.add(Samples.event(id + "p", day(9), Samples.PROJECT, Samples.ACCEPTED));
      }
      if (i > 1) {
        events.add(Samples.event(id + "l", day(10), null, new Fact.Left()));
      }
      members.add(Samples.progress(Samples.learner(id, team, Samples.PLAN.id()), day(12), events));
    }
    return members;
  }
}
