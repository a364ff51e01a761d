package dev.crossover.analytics.progress;

import static dev.crossover.model.Samples.BASIS;
import static dev.crossover.model.Samples.QUIZ;
import static dev.crossover.model.Samples.ada;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static dev.crossover.model.Samples.score;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.fold.TimeCounters;
import dev.crossover.model.fold.Week;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.mastery.Mastery;
import dev.crossover.model.readiness.Practice;
import dev.crossover.model.unit.Basis;
import dev.crossover.model.unit.UnitState;
import dev.crossover.wiring.Compact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An installation goes on with the rows that older code has stored. */
class StoredLearnerTest {

  /** Components of a fold before it knew what was shown. */
  private record OlderFold(
      Basis.Stamp stamp,
      int events,
      int activeDays,
      @Nullable Instant lastActivityAt,
      Duration spent,
      Duration skipSpent,
      int unmapped,
      @Nullable Instant leftAt,
      Map<String, UnitState> units,
      Mastery mastery,
      Set<Integer> tried,
      Map<String, Practice> interview,
      List<Week> weeks,
      Duration weekEffort,
      TimeCounters counters,
      Set<String> voided,
      LearnerFold.@Nullable Last last) {}

  private record OlderBody(
      String learner, Enrolment enrolment, OlderFold fold, Instant receivedAt, List<Object> open) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonTypeName("graded")
  private record OlderGrade(@Nullable Double score, @Nullable Boolean passed, Grader grader) {}

  @Test
  void aRowOfBeforeThereWereResultsIsRead() {
    LearnerFold now =
        LearnerFold.of(
            BASIS,
            List.of(
                event("a", day(1), QUIZ, score(1)),
                event("b", day(2), null, new Fact.Interviewed("evaluation", 0.5))));
    byte[] row =
        Compact.write(new OlderBody("ada", ada().enrolment(), older(now), day(2), List.of()));
    LearnerFold read = Compact.read(row, 0, StoredLearner.Body.class).fold();
    assertThat(read.results().shown()).isEmpty();
    assertThat(read.results().attested()).isEmpty();
    assertThat(read.results().interview()).isEqualTo(now.interview());
    assertThat(older(read)).isEqualTo(older(now));
  }

  /** What was posted before senders could tell the number of questions. */
  @Test
  void aGradeOfBeforeThereWereQuestionsIsRead() {
    byte[] fact = Compact.write(new OlderGrade(0.7, null, Grader.PERSON));
    assertThat(Compact.read(fact, 0, Fact.class))
        .isEqualTo(new Fact.Graded(0.7, null, Grader.PERSON));
  }

  private static OlderFold older(LearnerFold f) {
    return new OlderFold(
        f.stamp(),
        f.events(),
        f.activeDays(),
        f.lastActivityAt(),
        f.spent(),
        f.skipSpent(),
        f.unmapped(),
        f.leftAt(),
        f.units(),
        f.mastery(),
        f.tried(),
        f.interview(),
        f.weeks(),
        f.weekEffort(),
        f.counters(),
        f.voided(),
        f.last());
  }
}
