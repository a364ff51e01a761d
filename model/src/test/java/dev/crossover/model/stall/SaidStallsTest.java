package dev.crossover.model.stall;

import static dev.crossover.model.Samples.QUIZ;
import static dev.crossover.model.Samples.ada;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static dev.crossover.model.Samples.score;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Samples;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.episode.Episodes;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.FollowUp;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Learner;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Alerts by what people say, and alerts that their word ends. */
class SaidStallsTest {

  private static final LearningEvent DAY_TEN = event("a", day(10), null, new Fact.Active());

  /** Somebody who knows better: it is no stall, and it does not alert again. */
  @Test
  void whatIsDismissedEndsAndDoesNotAlertAgain() {
    List<Episode> opened = episodes(null, List.of(), DAY_TEN).changes(day(18));
    LearningEvent dismissed =
        event("d", day(19), null, new Fact.FollowedUp(FollowUp.DISMISSED, null, null, null));
    assertThat(episodes(day(19), opened, DAY_TEN, dismissed).changes(day(19)))
        .extracting(Episode::resolution)
        .containsExactly(Episode.Resolution.SETTLED);
    Episodes after = episodes(day(19), List.of(), DAY_TEN, dismissed);
    assertThat(after.changes(day(25))).isEmpty();
    assertThat(after.changes(day(50))).as("something else is owed").hasSize(1);
  }

  @Test
  void whoAsksForHelpAlertsAtOnceUntilItIsSettled() {
    LearningEvent stuck = event("s", day(11), QUIZ, new Fact.Stuck(true, "What is a chunk?"));
    assertThat(reasons(ada(), day(11), DAY_TEN, stuck)).contains(StallReason.ASKED_FOR_HELP);
    List<Episode> opened =
        episodes(day(11), List.of(), DAY_TEN, stuck).changes(day(11).plusSeconds(30));
    assertThat(opened)
        .extracting(e -> e.stall().reason())
        .containsExactly(StallReason.ASKED_FOR_HELP);
    LearningEvent settled =
        event("t", day(12), null, new Fact.FollowedUp(FollowUp.SETTLED, null, null, null));
    LearningEvent active = event("u", day(11).plusSeconds(60), null, new Fact.Active());
    assertThat(episodes(day(12), opened, DAY_TEN, stuck, active, settled).changes(day(13)))
        .singleElement()
        .satisfies(e -> {
          assertThat(e.resolution()).isEqualTo(Episode.Resolution.SETTLED);
          assertThat(e.resolvedAt()).as("and not when they were active last").isEqualTo(day(12));
        });
    LearningEvent passed = event("q", day(12), QUIZ, score(0.9));
    assertThat(episodes(day(12), opened, DAY_TEN, stuck, passed).changes(day(12)))
        .extracting(Episode::resolution)
        .containsExactly(Episode.Resolution.PROGRESS);
  }

  @Test
  void aManagerRaisesWhatNoConditionSees() {
    LearningEvent raised =
        event("r", day(11), null, new Fact.FollowedUp(FollowUp.RAISED, null, null, null));
    assertThat(episodes(day(11), List.of(), DAY_TEN, raised).changes(day(12)))
        .extracting(e -> e.stall().reason())
        .containsExactly(StallReason.RAISED);
  }

  private static List<StallReason> reasons(Learner learner, Instant now, LearningEvent... events) {
    return Samples.progress(learner, now, events).reasons().stream().map(Stall::reason).toList();
  }

  private static Episodes episodes(
      @Nullable Instant receivedAt, List<Episode> open, LearningEvent... events) {
    return Samples.episodes(ada(), receivedAt, open, List.of(events));
  }
}
