package dev.crossover.model.stall;

import static dev.crossover.model.Samples.QUIZ;
import static dev.crossover.model.Samples.START;
import static dev.crossover.model.Samples.ada;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static dev.crossover.model.Samples.score;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Samples;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.episode.Episodes;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.learner.Leave;
import dev.crossover.model.progress.LearnerProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StallRulesTest {

  private static final LearningEvent DAY_TEN = event("a", day(10), null, new Fact.Active());

  @Test
  void quietAfterSevenDays() {
    assertThat(reasons(ada(), day(17).minusSeconds(1), DAY_TEN)).isEmpty();
    assertThat(reasons(ada(), day(17), DAY_TEN)).containsExactly(StallReason.QUIET);
  }

  @Test
  void notStartedCountsFromTheStartDate() {
    assertThat(reasons(ada(), day(-1))).isEmpty();
    assertThat(reasons(ada(), day(7))).containsExactly(StallReason.NOT_STARTED);
  }

  /** Two weeks of holiday must not open an episode, during or right after it. */
  @Test
  void leaveStopsTheClock() {
    Learner away = ada(new Leave(START.plusDays(12), START.plusDays(25)));
    assertThat(reasons(away, day(20), DAY_TEN)).isEmpty();
    assertThat(reasons(away, day(30), DAY_TEN)).isEmpty();
    assertThat(reasons(away, day(31), DAY_TEN)).containsExactly(StallReason.QUIET);
  }

  @Test
  void whoLeftIsNotStalled() {
    assertThat(reasons(ada(), day(40), event("x", day(11), null, new Fact.Left()))).isEmpty();
  }

  @Test
  void blockedNamesTheUnit() {
    LearnerFold fold =
        fold(
            event("a", day(1), QUIZ, score(0.2)),
            event("b", day(2), QUIZ, score(0.4)),
            event("c", day(3), QUIZ, score(0.3)));
    LearnerProgress p =
        LearnerProgress.of(Samples.BASIS, ada(), fold, null, StallLimits.DEFAULT, day(4));
    assertThat(p.stalls())
        .containsExactly(new Stall(StallReason.BLOCKED_ON_UNIT, day(3), day(3), "quiz", 3));
  }

  @Test
  void anEpisodeOpensOnceAndResolvesByProgress() {
    LearnerProgress quiet = progress(day(18), DAY_TEN);
    List<Episode> opened = Episodes.changes(List.of(), quiet, StallLimits.DEFAULT);
    assertThat(opened)
        .singleElement()
        .satisfies(e -> {
          assertThat(e.openedAt()).isEqualTo(day(17));
          assertThat(e.open()).isTrue();
        });
    assertThat(Episodes.changes(opened, progress(day(19), DAY_TEN), StallLimits.DEFAULT)).isEmpty();
    LearnerProgress back = progress(day(20), DAY_TEN, event("b", day(20), null, new Fact.Active()));
    assertThat(Episodes.changes(opened, back, StallLimits.DEFAULT))
        .singleElement()
        .satisfies(e -> {
          assertThat(e.id()).isEqualTo(opened.getFirst().id());
          assertThat(e.resolution()).isEqualTo(Episode.Resolution.PROGRESS);
          assertThat(e.resolvedAt()).isEqualTo(day(20));
        });
  }

  /** While a backfill comes in, each moment of it looks like silence. */
  @Test
  void noEpisodeOpensWhileEventsAreComingIn() {
    Instant now = day(30);
    LearnerProgress loading =
        LearnerProgress.of(
            Samples.BASIS, ada(), fold(DAY_TEN), now.minusSeconds(2), StallLimits.DEFAULT, now);
    assertThat(loading.stalls()).isNotEmpty();
    assertThat(Episodes.changes(List.of(), loading, StallLimits.DEFAULT)).isEmpty();
    assertThat(LearnerProgress.nextChange(loading, fold(DAY_TEN), ada(), StallLimits.DEFAULT))
        .isEqualTo(now.plusSeconds(28));
  }

  /** The timer that finds a silence may run late; the snapshot says when to look again. */
  @Test
  void nextLookIsWhenSilenceBecomesAStall() {
    Instant now = day(17).minus(Duration.ofHours(2));
    LearnerProgress p = progress(now, DAY_TEN);
    assertThat(LearnerProgress.nextChange(p, fold(DAY_TEN), ada(), StallLimits.DEFAULT))
        .isEqualTo(day(17));
  }

  @Test
  void nextLookIsWhenALeaveBegins() {
    Learner away = ada(new Leave(START.plusDays(12), START.plusDays(25)));
    Instant now = day(11).plus(Duration.ofHours(10));
    LearnerProgress p = Samples.progress(away, now, DAY_TEN);
    assertThat(LearnerProgress.nextChange(p, fold(DAY_TEN), away, StallLimits.DEFAULT))
        .isEqualTo(day(11).plus(Duration.ofHours(12)));
  }

  private static List<StallReason> reasons(Learner learner, Instant now, LearningEvent... events) {
    return Samples.progress(learner, now, events).stalls().stream().map(Stall::reason).toList();
  }

  private static LearnerProgress progress(Instant now, LearningEvent... events) {
    return Samples.progress(ada(), now, events);
  }

  private static LearnerFold fold(LearningEvent... events) {
    return Samples.fold(events);
  }
}
