package dev.crossover.model.stall;

import static dev.crossover.model.Samples.START;
import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.learner.Calendar;
import dev.crossover.model.stall.StallConditions.Failed;
import dev.crossover.model.stall.StallConditions.Owed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StallConditionsTest {

  private static final StallLimits LIMITS =
      new StallLimits(
          Duration.ofDays(7),
          Duration.ofSeconds(30),
          0.8,
          0.6,
          Duration.ofDays(5),
          Duration.ofDays(10));

  /** Due on day 20, last active on day 18; the share is empty where the cohort is too small. */
  @ParameterizedTest
  @CsvSource({
    "0.90, 20", // at once
    "0.80, 20",
    "0.79, 23", // with five days of silence
    "0.60, 23",
    "    , 25", // with seven
    "0.59, ",
    "0.00, "
  })
  void whatIsOwedAlertsByTheShareOfTheCohort(@Nullable Double share, @Nullable Integer from) {
    StallConditions conditions = owing(share);
    if (from == null) {
      assertThat(conditions.anyHolds(day(400))).isFalse();
      assertThat(conditions.beginnings(null, day(0))).isEmpty();
      return;
    }
    assertThat(conditions.holding(day(from).minusSeconds(1), null)).isEmpty();
    assertThat(conditions.holding(day(from), null))
        .singleElement()
        .satisfies(s -> {
          assertThat(s.reason()).isEqualTo(StallReason.BEHIND);
          assertThat(s.share()).isEqualTo(share);
          assertThat(s.from()).isEqualTo(day(from));
          assertThat(s.silentSince()).isEqualTo(from == 20 ? null : day(18));
        });
    assertThat(conditions.beginnings(null, day(0))).containsExactly(day(from));
  }

  /** A holiday of all puts off what rests on silence, and ends nothing that is open. */
  @Test
  void aQuietCohortPutsOffSilence() {
    CohortNorms quiet = norms(10, START.plusDays(10), 10);
    assertThat(quiet.quiet(day(25))).isTrue();
    assertThat(owing(0.7).holding(day(25), quiet)).isEmpty();
    assertThat(owing(0.7).beginnings(quiet, day(25))).isEmpty();
    assertThat(owing(0.7).anyHolds(day(25))).isTrue();
    assertThat(owing(0.9).holding(day(25), quiet)).hasSize(1);
    CohortNorms awake = norms(10, START.plusDays(22), 6);
    assertThat(awake.quiet(day(25))).isFalse();
    assertThat(owing(0.7).holding(day(25), awake)).hasSize(1);
  }

  /** Five who came by one source, and nobody of them was active for two days: data is missing. */
  @Test
  void aSilentSourcePutsOffSilence() {
    CohortNorms norms =
        CohortNorms.of(
            1,
            List.of(
                by("lms", 22),
                by("lms", 20),
                by("lms", 21),
                by("lms", 18),
                by("lms", 20),
                by("wiki", 25),
                by("wiki", 25),
                by("wiki", 24),
                by("wiki", 10)),
            Map.of());
    assertThat(norms.quiet(day(25))).isFalse();
    assertThat(norms.gap("lms", day(24))).isFalse();
    assertThat(norms.gap("lms", day(25))).isTrue();
    assertThat(norms.gap("wiki", day(40))).as("four people").isFalse();
    assertThat(norms.gap(null, day(25))).isFalse();
    assertThat(owing(0.7).holding(day(24), norms)).hasSize(1);
    assertThat(owing(0.7).holding(day(25), norms)).isEmpty();
    assertThat(owing(0.7).beginnings(norms, day(25))).isEmpty();
    assertThat(owing(0.9).holding(day(25), norms)).hasSize(1);
    assertThat(owing(0.7).anyHolds(day(25))).isTrue();
  }

  private static CohortMember by(String source, int day) {
    return new CohortMember(
        Set.of(), START.plusDays(day), false, false, START.plusDays(28), null, source);
  }

  @Test
  void noConditionOnSharesHeldBeforeTheyWereKnown() {
    StallConditions late =
        new StallConditions(
            List.of(new Owed("quiz", day(20), 0.9)),
            List.of(),
            day(18),
            "lms",
            day(22),
            new Calendar(START, List.of()),
            LIMITS,
            List.of(),
            null);
    assertThat(late.beginnings(null, day(0))).containsExactly(day(22));
  }

  /** Shares are released anew each day; what was dismissed stays so. */
  @Test
  void whatWasDismissedStaysSoAtTheNextReleaseOfShares() {
    for (Instant known : List.of(day(21), day(25))) {
      StallConditions dismissed =
          new StallConditions(
              List.of(new Owed("quiz", day(20), 0.9), new Owed("project", day(24), 0.9)),
              List.of(),
              day(18),
              "lms",
              known,
              new Calendar(START, List.of()),
              LIMITS,
              List.of(),
              day(22));
      assertThat(dismissed.holding(day(30), null))
          .extracting(Stall::unit)
          .containsExactly("project");
    }
  }

  @Test
  void threeFailuresAlertAtOnceAndFewerWhenLeftAlone() {
    assertThat(failing(new Failed("quiz", 1, day(3), null)).beginnings(null, day(0)))
        .containsExactly(day(13));
    assertThat(failing(new Failed("quiz", 3, day(3), day(2))).beginnings(null, day(0)))
        .containsExactly(day(2));
  }

  /** Who left is in no figure; a cohort of four is measured by nobody. */
  @Test
  void normsCountWhoIsThere() {
    CohortNorms norms = CohortNorms.of(3, List.of(one(), one(), one(), one(), left()), Map.of());
    assertThat(norms.members()).isEqualTo(4);
    assertThat(norms.handedIn()).isEqualTo(Map.of("quiz", 4));
    assertThat(norms.share("quiz")).isNull();
    CohortNorms five =
        CohortNorms.of(3, List.of(one(), one(), one(), one(), none(), left()), Map.of());
    assertThat(five.share("quiz")).isEqualTo(0.8);
    assertThat(five.share("project")).isEqualTo(0);
    assertThat(five.ends()).isEqualTo(START.plusDays(28).plusWeeks(4));
  }

  @Test
  void aCohortEndsWhenAllHaveFinishedOrLeft() {
    CohortMember finished =
        new CohortMember(Set.of("quiz"), START.plusDays(9), true, false, START.plusDays(28));
    assertThat(CohortNorms.of(1, List.of(finished, left()), Map.of()).ends())
        .isEqualTo(START.plusDays(10));
  }

  @Test
  void aCohortEndsAfterTheDayThatTheRosterStates() {
    LocalDate last = START.plusDays(40);
    CohortMember said =
        new CohortMember(Set.of(), null, false, false, START.plusDays(28), last, null);
    assertThat(CohortNorms.of(1, List.of(one(), said), Map.of()).ends())
        .isEqualTo(last.plusDays(1));
  }

  /** A rebuild knows less at first than was released. */
  @Test
  void whoKnowsNoMoreOfTheLogReleasesNothing() {
    CohortNorms released = upTo(Map.of(0, day(3), 1, day(5)));
    assertThat(upTo(Map.of(0, day(3), 1, day(5))).knowMoreThan(released)).isFalse();
    assertThat(upTo(Map.of(0, day(9))).knowMoreThan(released)).isFalse();
    assertThat(upTo(Map.of(0, day(9), 1, day(4))).knowMoreThan(released)).isFalse();
    assertThat(upTo(Map.of(0, day(3), 1, day(5), 2, day(1))).knowMoreThan(released)).isTrue();
  }

  private static CohortNorms upTo(Map<Integer, Instant> known) {
    return CohortNorms.of(1, List.of(one()), known);
  }

  private static CohortMember one() {
    return new CohortMember(Set.of("quiz"), START.plusDays(3), false, false, START.plusDays(28));
  }

  private static CohortMember none() {
    return new CohortMember(Set.of(), null, false, false, START.plusDays(28));
  }

  private static CohortMember left() {
    return new CohortMember(Set.of("quiz"), START.plusDays(2), true, true, START.plusDays(28));
  }

  private static CohortNorms norms(int members, LocalDate active, int of) {
    return new CohortNorms(1, members, Map.of(), Map.of(active, of), START.plusYears(1), Map.of());
  }

  private static StallConditions owing(@Nullable Double share) {
    return new StallConditions(
        List.of(new Owed("quiz", day(20), share)),
        List.of(),
        day(18),
        "lms",
        Instant.EPOCH,
        new Calendar(START, List.of()),
        LIMITS,
        List.of(),
        null);
  }

  private static StallConditions failing(Failed failed) {
    return new StallConditions(
        List.of(),
        List.of(failed),
        day(3),
        "lms",
        Instant.EPOCH,
        new Calendar(START, List.of()),
        LIMITS,
        List.of(),
        null);
  }
}
