package dev.crossover.model.group;

import static dev.crossover.model.Samples.DIAGRAM;
import static dev.crossover.model.Samples.PROJECT;
import static dev.crossover.model.Samples.QUIZ;
import static dev.crossover.model.Samples.READING;
import static dev.crossover.model.Samples.START;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static dev.crossover.model.Samples.score;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.SampleLearner;
import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.progress.LearnerState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Group figures are kept by adding and subtracting; they must never drift from a recount. */
class GroupSumsProperties {

  /** Moves between teams, leavers and removals included. */
  @Property(tries = 20)
  void figuresEqualARecountAfterThousandsOfChanges(@ForAll long seed) {
    Random random = new Random(seed);
    Map<String, GroupMember> current = new HashMap<>();
    Map<String, GroupSums> teams = new TreeMap<>();
    GroupSums cohort = GroupSums.NONE;
    for (int i = 0; i < 2_000; i++) {
      String who = "l" + random.nextInt(25);
      GroupMember before = current.remove(who);
      if (before != null) {
        cohort = cohort.minus(GroupSums.of(before));
        teams.merge(before.team(), GroupSums.of(before), GroupSums::minus);
      }
      if (random.nextInt(8) > 0) {
        GroupMember after = anyMember(who, random);
        current.put(who, after);
        cohort = cohort.plus(GroupSums.of(after));
        teams.merge(after.team(), GroupSums.of(after), GroupSums::plus);
      }
    }
    assertThat(cohort).isEqualTo(recount(current, m -> true));
    for (String team : teams.keySet()) {
      GroupSums recount = recount(current, m -> m.team().equals(team));
      assertThat(teams.get(team)).isEqualTo(recount);
      assertThat(GroupReadiness.of("c", team, teams.get(team), 5))
          .isEqualTo(GroupReadiness.of("c", team, recount, 5));
    }
  }

  /**
   * A cohort as large as any company has: after every learner changed once, it recounts exactly.
   */
  @Test
  void aCohortOfAHundredThousandRecountsExactly() {
    Random random = new Random(1);
    List<GroupMember> kinds = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      kinds.add(anyMember("l" + i, random));
    }
    int learners = 100_000;
    GroupSums kept = GroupSums.NONE;
    for (int i = 0; i < learners; i++) {
      kept = kept.plus(GroupSums.of(kinds.get(i % kinds.size())));
    }
    GroupSums recount = GroupSums.NONE;
    for (int i = 0; i < learners; i++) {
      GroupMember after = kinds.get((i * 7 + 3) % kinds.size());
      kept = kept.minus(GroupSums.of(kinds.get(i % kinds.size()))).plus(GroupSums.of(after));
      recount = recount.plus(GroupSums.of(after));
    }
    assertThat(kept).isEqualTo(recount);
    assertThat(kept.learners() + kept.states().getOrDefault(LEFT, 0)).isEqualTo(learners);
  }

  private static final LearnerState LEFT = LearnerState.LEFT;

  private static GroupSums recount(
      Map<String, GroupMember> members, Function<GroupMember, Boolean> wanted) {
    return members.values().stream()
        .filter(wanted::apply)
        .map(GroupSums::of)
        .reduce(GroupSums.NONE, GroupSums::plus);
  }

  private static GroupMember anyMember(String who, Random random) {
    List<LearningEvent> events = new ArrayList<>();
    String[] places = {READING, QUIZ, PROJECT, DIAGRAM};
    for (int i = 0; i < random.nextInt(6); i++) {
      Fact fact =
          switch (random.nextInt(3)) {
            case 0 -> score(random.nextDouble());
            case 1 -> new Fact.Completed();
            default -> new Fact.Submitted();
          };
      events.add(event(who + i, day(random.nextInt(30)), places[random.nextInt(4)], fact));
    }
    if (random.nextInt(10) == 0) {
      events.add(event(who + "left", day(29), null, new Fact.Left()));
    }
    Learner learner =
        SampleLearner.of(who)
            .team("team-" + random.nextInt(3))
            .start(START.plusDays(random.nextInt(10)))
            .hoursPerWeek(5 + random.nextInt(10))
            .background(
                random.nextBoolean() ? Background.ML_ENGINEER : Background.SOFTWARE_ENGINEER)
            .learner();
    return GroupMember.of(Samples.progress(learner, day(random.nextInt(60)), events));
  }
}
