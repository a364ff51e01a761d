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
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.progress.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StallRulesTest {

  private static final LearningEvent DAY_TEN = event("a", day(10), null, new Fact.Active());

  /** The quiz is due with the end of week 2; alone, silence of a week has to come with it. */
  @Test
  void owesWhatIsDueWhileSilent() {
    assertThat(alerts(ada(), day(17).minusSeconds(1), DAY_TEN)).isEmpty();
    assertThat(alerts(ada(), day(17), DAY_TEN)).containsExactly(StallReason.BEHIND);
    LearningEvent quiz = event("q", day(10), QUIZ, score(0.9));
    assertThat(alerts(ada(), day(20), quiz)).isEmpty();
  }

  /** Quiet is a state, and a reason, but nobody is alerted. */
  @Test
  void silenceAloneIsAStateAndNoAlert() {
    LearningEvent dayTwo = event("a", day(2), null, new Fact.Active());
    assertThat(state(ada(), day(9).minusSeconds(1), dayTwo)).isEqualTo(LearnerState.BEHIND);
    assertThat(state(ada(), day(9), dayTwo)).isEqualTo(LearnerState.QUIET);
    assertThat(reasons(ada(), day(9), dayTwo)).containsExactly(StallReason.QUIET);
    assertThat(reasons(ada(), day(8))).containsExactly(StallReason.NOT_STARTED);
    assertThat(alerts(ada(), day(9), dayTwo)).isEmpty();
  }

  @Test
  void nothingIsOwedBeforeTheStart() {
    assertThat(reasons(ada(), day(-1))).isEmpty();
    assertThat(state(ada(), day(-1))).isEqualTo(LearnerState.ON_TRACK);
  }

  /** Two weeks of holiday must not open an episode, during or right after it. */
  @Test
  void leaveStopsTheClock() {
    Learner away = ada(new Leave(START.plusDays(12), START.plusDays(25)));
    assertThat(alerts(away, day(20), DAY_TEN)).isEmpty();
    assertThat(alerts(away, day(30), DAY_TEN)).isEmpty();
    assertThat(alerts(away, day(31), DAY_TEN)).containsExactly(StallReason.BEHIND);
  }

  /** While one country has holidays, the other's people are waited for. */
  @Test
  void aHolidayInOneCountryIsNobodysStallInAnother() {
    Leave easter = new Leave(START.plusDays(11), START.plusDays(14), null, true);
    assertThat(alerts(ada(), day(17), DAY_TEN)).containsExactly(StallReason.BEHIND);
    assertThat(alerts(ada(easter), day(17), DAY_TEN)).isEmpty();
    assertThat(alerts(ada(easter), day(21), DAY_TEN)).containsExactly(StallReason.BEHIND);
  }

  /** An alert neither ends nor opens on a holiday. */
  @Test
  void aHolidayPutsOffAnAlertAndEndsNone() {
    Learner free = ada(new Leave(START.plusDays(18), START.plusDays(19), null, true));
    Episodes silent = Samples.episodes(free, day(10), List.of(), List.of(DAY_TEN));
    Instant holiday = day(18);
    Instant over = START.plusDays(20).atStartOfDay(ZoneOffset.UTC).toInstant();
    assertThat(silent.changes(holiday)).isEmpty();
    assertThat(silent.next(holiday)).isEqualTo(over);
    assertThat(silent.changes(over)).hasSize(1);
    List<Episode> opened = silent.changes(day(17));
    assertThat(opened).hasSize(1);
    Episodes open = Samples.episodes(free, day(10), opened, List.of(DAY_TEN));
    assertThat(open.changes(holiday)).isEmpty();
  }

  @Test
  void whoLeftIsNotStalled() {
    assertThat(alerts(ada(), day(40), event("x", day(11), null, new Fact.Left()))).isEmpty();
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
        .containsExactly(
            new Stall(StallReason.BLOCKED_ON_UNIT, day(3), day(3), "quiz", 3, null, null, null));
  }

  /** One failure says little; one that is left alone says more. */
  @Test
  void aFailedUnitThatIsLeftAloneAlerts() {
    LearningEvent failed = event("a", day(1), QUIZ, score(0.2));
    LearningEvent reading = event("b", day(6), READING, new Fact.Active());
    assertThat(alerts(ada(), day(8).minusSeconds(1), failed, reading)).isEmpty();
    assertThat(alerts(ada(), day(8), failed, reading)).containsExactly(StallReason.BLOCKED_ON_UNIT);
    LearningEvent again = event("c", day(7), QUIZ, new Fact.Active());
    assertThat(alerts(ada(), day(8), failed, reading, again)).isEmpty();
    LearningEvent passed = event("d", day(7), QUIZ, score(0.8));
    assertThat(alerts(ada(), day(20), failed, reading, passed)).isEmpty();
  }

  @Test
  void whoIsNotOnTrackHasAReason() {
    LearningEvent active = event("a", day(26), READING, new Fact.Active());
    assertThat(state(ada(), day(27), active)).isEqualTo(LearnerState.BEHIND);
    assertThat(reasons(ada(), day(27), active))
        .containsExactly(StallReason.BEHIND, StallReason.SLOW_PACE);
    LearningEvent project = event("p", day(26), PROJECT, new Fact.Submitted());
    assertThat(reasons(ada(), day(27), active, project)).contains(StallReason.WAITING_FOR_REVIEW);
  }

  @Test
  void anEpisodeOpensOnceAndResolvesByProgress() {
    List<Episode> opened = episodes(null, List.of(), DAY_TEN).changes(day(18));
    assertThat(opened)
        .singleElement()
        .satisfies(e -> {
          assertThat(e.openedAt()).isEqualTo(day(17));
          assertThat(e.open()).isTrue();
          assertThat(e.stall().unit()).isEqualTo("quiz");
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

  /** A history that is replayed years later reads as a cohort that is over. */
  @Test
  void nothingIsExpectedAfterTheCohortsEnd() {
    Instant end = START.plusDays(56).atStartOfDay(ZoneOffset.UTC).toInstant();
    Episodes owing = episodes(null, List.of(), DAY_TEN);
    List<Episode> opened = measured(owing, List.of(), OVER).changes(day(20));
    assertThat(opened).extracting(e -> e.stall().share()).containsExactly(1.0);
    assertThat(measured(owing, opened, OVER).next(day(20))).isEqualTo(end);
    assertThat(measured(owing, opened, OVER).changes(end))
        .extracting(Episode::resolution)
        .containsExactly(Episode.Resolution.COHORT_ENDED);
    assertThat(measured(owing, List.of(), OVER).changes(end)).isEmpty();
    LearnerSnapshot snapshot =
        new LearnerSnapshot("ada", owing.enrolment(), owing.fold(), day(10), List.of());
    LearnerProgress p = LearnerProgress.of(Samples.INDEX, snapshot, OVER, day(60));
    assertThat(p.state()).isEqualTo(LearnerState.NOT_FINISHED);
    assertThat(p.reasons()).isEmpty();
  }

  /** What one person owes says little before it is known what the others have done. */
  @Test
  void nothingOpensOrEndsBeforeThereAreNorms() {
    Episodes owing = episodes(null, List.of(), DAY_TEN);
    Episodes alone = measured(owing, List.of(), null);
    assertThat(alone.stalls(day(20))).isNotEmpty();
    assertThat(alone.changes(day(20))).isEmpty();
    assertThat(alone.next(day(10))).isNull();
    LearningEvent back = event("b", day(20), null, new Fact.Active());
    Episodes active = episodes(null, owing.changes(day(18)), DAY_TEN, back);
    assertThat(measured(active, active.open(), null).changes(day(20))).isEmpty();
    assertThat(active.changes(day(20))).hasSize(1);
  }

  private static final CohortNorms OVER =
      new CohortNorms(1, 8, Map.of("quiz", 8), Map.of(), START.plusDays(56), Map.of());

  private static Episodes measured(Episodes e, List<Episode> open, @Nullable CohortNorms norms) {
    return new Episodes(
        e.learner(), e.enrolment(), e.basis(), e.fold(), null, open, norms, day(1), e.limits());
  }

  /** Who has an open alert comes first, then the greater risk, and last who is not waited for. */
  @Test
  void listsAreInTheOrderOfUrgency() {
    LearningEvent quiz = event("q", day(10), QUIZ, score(0.9));
    LearningEvent poor = event("q", day(20), QUIZ, score(0.5));
    LearnerProgress owes = Samples.progress(ada(), day(20), DAY_TEN);
    LearnerProgress good = Samples.progress(ada(), day(20), quiz);
    LearnerProgress worse = Samples.progress(ada(), day(20), poor);
    LearnerProgress left =
        Samples.progress(ada(), day(20), event("x", day(11), null, new Fact.Left()));
    assertThat(Stream.of(left, good, worse, owes).sorted(Urgency.ORDER))
        .containsExactly(owes, worse, good, left);
  }

  private static List<StallReason> alerts(Learner learner, Instant now, LearningEvent... events) {
    return Samples.progress(learner, now, events).stalls().stream().map(Stall::reason).toList();
  }

  private static List<StallReason> reasons(Learner learner, Instant now, LearningEvent... events) {
    return Samples.progress(learner, now, events).reasons().stream().map(Stall::reason).toList();
  }

  private static LearnerState state(Learner learner, Instant now, LearningEvent... events) {
    return Samples.progress(learner, now, events).state();
  }

  private static Episodes episodes(
      @Nullable Instant receivedAt, List<Episode> open, LearningEvent... events) {
    return Samples.episodes(ada(), receivedAt, open, List.of(events));
  }
}
