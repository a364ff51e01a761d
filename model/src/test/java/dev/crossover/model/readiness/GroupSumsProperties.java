package dev.crossover.model.readiness;

import static dev.crossover.model.Samples.PLAN;
import static dev.crossover.model.Samples.QUIZ;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static dev.crossover.model.Samples.learner;
import static dev.crossover.model.Samples.score;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Background;
import dev.crossover.model.plan.ActivityMap;
import dev.crossover.model.progress.LearnerFold;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.stall.StallLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Group figures are kept by adding and subtracting; they must never drift from a recount. */
class GroupSumsProperties {

  @Property(tries = 40)
  void figuresEqualARecountAfterManyChanges(@ForAll long seed) {
    Random random = new Random(seed);
    Map<String, GroupMember> current = new HashMap<>();
    GroupSums kept = GroupSums.NONE;
    for (int i = 0; i < 500; i++) {
      String who = "l" + random.nextInt(25);
      GroupMember before = current.get(who);
      if (before != null) {
        kept = kept.minus(GroupSums.of(before));
      }
      if (random.nextInt(8) == 0) {
        current.remove(who);
      } else {
        GroupMember after = GroupMember.of(anyProgress(who, random));
        current.put(who, after);
        kept = kept.plus(GroupSums.of(after));
      }
    }
    GroupSums recount =
        current.values().stream().map(GroupSums::of).reduce(GroupSums.NONE, GroupSums::plus);
    assertThat(kept).isEqualTo(recount);
    assertThat(GroupReadiness.of("c", "t", kept)).isEqualTo(GroupReadiness.of("c", "t", recount));
  }

  private static LearnerProgress anyProgress(String who, Random random) {
    List<LearningEvent> events = new ArrayList<>();
    for (int i = 0; i < random.nextInt(5); i++) {
      events.add(event(who + i, day(random.nextInt(30)), QUIZ, score(random.nextDouble())));
    }
    if (random.nextInt(10) == 0) {
      events.add(event(who + "left", day(29), null, new Fact.Left()));
    }
    LearnerFold fold = LearnerFold.of(1, new ActivityMap(PLAN), events);
    return LearnerProgress.of(
        PLAN,
        learner(who, Background.ML_ENGINEER),
        fold,
        null,
        StallLimits.DEFAULT,
        day(random.nextInt(40)));
  }
}
