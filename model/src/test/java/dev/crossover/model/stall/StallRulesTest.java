package dev.crossover.model.stall;

import static dev.crossover.model.Samples.ACCEPTED;
import static dev.crossover.model.Samples.PROJECT;
import static dev.crossover.model.Samples.QUIZ;
import static dev.crossover.model.Samples.READING;
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
import dev.crossover.model.learner.Learner;
import dev.crossover.model.learner.Leave;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    Episodes seen =
        episodes(
            null,
            List.of(),
            event("a", day(1), QUIZ, score(0.2)),
            event("b", day(2), QUIZ, score(0.4)),
            event("c", day(3), QUIZ, score(0.3)));
    assertThat(seen.stalls(day(4)))
        .containsExactly(new Stall(StallReason.BLOCKED_ON_UNIT, day(3), day(3), "quiz", 3));
  }

  @Test
  void anEpisodeOpensOnceAndResolvesByProgress() {
    List<Episode> opened = episodes(null, List.of(), DAY_TEN).changes(day(18));
    assertThat(opened)
        .singleElement()
        .satisfies(e -> {
          assertThat(e.openedAt()).isEqualTo(day(17));
          assertThat(e.open()).isTrue();
        });
    assertThat(episodes(null, opened, DAY_TEN).changes(day(19))).isEmpty();
    LearningEvent back = event("b", day(20), null, new Fact.Active());
    assertThat(episodes(day(20), opened, DAY_TEN, back).changes(day(20)))
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
    Episodes loading = episodes(now.minusSeconds(2), List.of(), DAY_TEN);
    assertThat(loading.stalls(now)).isNotEmpty();
    assertThat(loading.changes(now)).isEmpty();
    assertThat(loading.next(now)).isEqualTo(now.plusSeconds(28));
    assertThat(loading.changes(now.plusSeconds(28))).hasSize(1);
  }

  /** The timer that finds a silence may run late; the answer is that of the moment it was due. */
  @Test
  void nextLookIsWhenSilenceBecomesAStall() {
    Instant now = day(17).minus(Duration.ofHours(2));
    assertThat(episodes(day(10), List.of(), DAY_TEN).next(now)).isEqualTo(day(17));
  }

  /** An open episode ends with the beginning of a leave; one that would open waits for its end. */
  @Test
  void leaveEndsAnEpisodeAndPutsOffTheNext() {
    Learner away = ada(new Leave(START.plusDays(20), START.plusDays(25)));
    Instant begins = day(19).plus(Duration.ofHours(12));
    Episodes silent = Samples.episodes(away, day(10), List.of(), List.of(DAY_TEN));
    List<Episode> opened = silent.changes(day(17));
    Episodes open = Samples.episodes(away, day(10), opened, List.of(DAY_TEN));
    assertThat(open.next(day(17))).isEqualTo(begins);
    assertThat(open.changes(begins))
        .singleElement()
        .satisfies(e -> assertThat(e.resolution()).isEqualTo(Episode.Resolution.ON_LEAVE));
    Instant ends = day(25).plus(Duration.ofHours(12));
    assertThat(silent.next(begins)).isEqualTo(ends);
    Episodes late = Samples.episodes(away, day(22), List.of(), List.of(DAY_TEN));
    assertThat(late.next(day(22))).isEqualTo(ends);
  }

  @Test
  void whoLeftOrHasFinishedIsNotLookedAtAgain() {
    assertThat(
            episodes(day(11), List.of(), event("x", day(11), null, new Fact.Left())).next(day(11)))
        .isNull();
    Episodes done =
        episodes(
            day(7),
            List.of(),
            event("a", day(5), READING, new Fact.Completed()),
            event("b", day(6), QUIZ, score(1)),
            event("c", day(7), PROJECT, ACCEPTED));
    assertThat(done.next(day(7))).isNull();
  }

  private static List<StallReason> reasons(Learner learner, Instant now, LearningEvent... events) {
    return Samples.progress(learner, now, events).stalls().stream().map(Stall::reason).toList();
  }

  private static Episodes episodes(
      @Nullable Instant receivedAt, List<Episode> open, LearningEvent... events) {
    return Samples.episodes(ada(), receivedAt, open, List.of(events));
  }
}
