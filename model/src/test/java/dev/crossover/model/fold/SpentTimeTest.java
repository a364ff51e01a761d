package dev.crossover.model.fold;

import static dev.crossover.model.Samples.PROJECT;
import static dev.crossover.model.Samples.QUIZ;
import static dev.crossover.model.Samples.READING;
import static dev.crossover.model.Samples.counted;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static dev.crossover.model.Samples.fold;
import static dev.crossover.model.Samples.timed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as time spent, and what does not. */
class SpentTimeTest {

  /** Reading for 25 minutes is work; what followed the last click of a sitting nobody knows. */
  @ParameterizedTest
  @CsvSource({"0, 0", "4, 4", "11, 11", "25, 25", "30, 30", "31, 0", "600, 0", "1440, 0"})
  void aGapCountsWholeWithinASittingAndNotAtAllAfterIt(long minutes, long counted) {
    LearnerFold fold =
        fold(
            event("a", day(1), READING, new Fact.Started()),
            event("b", day(1).plus(Duration.ofMinutes(minutes)), QUIZ, new Fact.Active()));
    assertThat(fold.spent()).isEqualTo(Duration.ofMinutes(counted));
    assertThat(fold.units().get("reading").spent()).isEqualTo(Duration.ofMinutes(counted));
    assertThat(fold.units().get("quiz").spent()).isZero();
  }

  @Test
  void eachSittingCountsFromItsFirstToItsLastClick() {
    LearningEvent[] clicks = {
      event("a", day(1), READING, new Fact.Started()),
      event("b", day(1).plusSeconds(20 * 60), READING, new Fact.Active()),
      event("c", day(1).plusSeconds(45 * 60), QUIZ, new Fact.Active()),
      event("d", day(1).plusSeconds(150 * 60), QUIZ, new Fact.Active()),
      event("e", day(1).plusSeconds(155 * 60), READING, new Fact.Completed())
    };
    assertThat(fold(clicks).spent()).isEqualTo(Duration.ofMinutes(45 + 5));
    assertThat(fold(clicks).units().get("reading").spent()).isEqualTo(Duration.ofMinutes(45));
    assertThat(fold(clicks).units().get("quiz").spent()).isEqualTo(Duration.ofMinutes(5));
  }

  /** It divides a gap that was too long into two of one sitting. */
  @Test
  void aLateClickJoinsTwoSittings() {
    LearningEvent first = event("a", day(1), READING, new Fact.Started());
    LearningEvent last = event("c", day(1).plusSeconds(50 * 60), READING, new Fact.Active());
    LearningEvent late = event("b", day(1).plusSeconds(25 * 60), READING, new Fact.Active());
    assertThat(fold(first, last).spent()).isZero();
    assertThat(fold(first, last, late).spent()).isEqualTo(Duration.ofMinutes(50));
  }

  /** Neither what a tutor does nor what only the roster did shows that the learner was there. */
  @Test
  void aGapBesideWhatIsNoActivityIsNotWork() {
    LearnerFold fold =
        fold(
            event("a", day(1), READING, new Fact.Active()),
            event("b", day(1).plusSeconds(600), PROJECT, new Fact.Reviewed(true, Set.of())),
            event("c", day(1).plusSeconds(1200), READING, new Fact.Active()));
    assertThat(fold.spent()).isZero();
  }

  /** Where the sender says how long it took, the gap must not be added on top. */
  @Test
  void statedTimeReplacesTheGap() {
    LearnerFold fold =
        fold(
            event("a", day(1), READING, new Fact.Started()),
            timed("b", day(1).plusSeconds(300), READING, Duration.ofMinutes(5)),
            event("c", day(1).plusSeconds(420), READING, new Fact.Active()));
    assertThat(fold.spent()).isEqualTo(Duration.ofMinutes(5));
  }

  /** Tools report the minutes on a task since its beginning, not since their last report. */
  @Test
  void aCounterOfTimeCountsWhatItGained() {
    LearningEvent first = counted("a", day(1), READING, Duration.ofMinutes(30));
    LearningEvent late = counted("b", day(2), READING, Duration.ofMinutes(45));
    LearningEvent last = counted("c", day(3), READING, Duration.ofMinutes(90));
    assertThat(fold(first, last).spent()).isEqualTo(Duration.ofMinutes(90));
    assertThat(fold(first, last, late, last)).isEqualTo(fold(first, late, last));
    assertThat(fold(last, late, first).units().get("reading").spent())
        .isEqualTo(Duration.ofMinutes(90));
  }

  /** A learner who begins a course again, or a tool that lost its data. */
  @Test
  void aCounterThatReadsLessBeganAnew() {
    LearnerFold fold =
        fold(
            counted("a", day(1), READING, Duration.ofMinutes(50)),
            counted("b", day(2), READING, Duration.ofMinutes(20)),
            counted("c", day(3), READING, Duration.ofMinutes(25)));
    assertThat(fold.spent()).isEqualTo(Duration.ofMinutes(75));
  }

  @Test
  void eachActivityHasItsOwnCounter() {
    LearnerFold fold =
        fold(
            counted("a", day(1), READING, Duration.ofMinutes(50)),
            counted("b", day(2), QUIZ, Duration.ofMinutes(20)),
            counted("c", day(3), READING, Duration.ofMinutes(60)));
    assertThat(fold.units().get("reading").spent()).isEqualTo(Duration.ofMinutes(60));
    assertThat(fold.units().get("quiz").spent()).isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void aWithdrawnReadingNeverCounted() {
    LearnerFold fold =
        fold(
            counted("wrong", day(1), READING, Duration.ofHours(99)),
            counted("right", day(2), READING, Duration.ofHours(1)),
            event("void", day(3), null, new Fact.Voided("wrong")));
    assertThat(fold.spent()).isEqualTo(Duration.ofHours(1));
  }

  /** What a counter gained includes the gap; adding that as well would count it twice. */
  @Test
  void aCounterReplacesTheGap() {
    LearnerFold fold =
        fold(
            event("a", day(1), READING, new Fact.Started()),
            counted("b", day(1).plusSeconds(300), READING, Duration.ofMinutes(5)),
            event("c", day(1).plusSeconds(420), READING, new Fact.Active()));
    assertThat(fold.spent()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void timeOnTheSkipListIsItsOwnFigure() {
    LearnerFold fold =
        fold(timed("a", day(1), "https://lms.example/skip/python", Duration.ofHours(3)));
    assertThat(fold.skipSpent()).isEqualTo(Duration.ofHours(3));
    assertThat(fold.skipped()).containsExactly(Map.entry("skip", Duration.ofHours(3)));
    assertThat(fold.units()).isEmpty();
    assertThat(fold.unmapped()).isZero();
  }
}
