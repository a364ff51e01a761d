package dev.crossover.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.FollowUp;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.Said;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.learner.Leave;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class CompactTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  /** What people said is kept with the fold, over a restart, too. */
  @Test
  void whatPeopleSaidIsReadAgain() {
    Said said =
        new Said(
            Map.of("quiz", new Said.Stuck(NOON, null), "rag", new Said.Stuck(NOON, "Why?")),
            Set.of("reading"),
            Set.of("chunking"),
            NOON,
            null,
            List.of(
                new Said.Step("e", NOON, FollowUp.TALKED, "user/1", null, null),
                new Said.Step(
                    "f", NOON, FollowUp.SNOOZED, null, "later", LocalDate.parse("2026-03-09"))));
    assertThat(again(said, Said.class)).isEqualTo(said);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    for (Instant at : List.of(NOON, NOON.plusNanos(1), NOON.minusMillis(1))) {
      for (Duration spent : List.of(Duration.ZERO, Duration.ofNanos(7), Duration.ofHours(3))) {
        LearningEvent event =
            new LearningEvent(
                "e",
                "ada",
                "lms",
                at,
                NOON,
                null,
                spent,
                new Fact.Graded(0.5, null, Grader.PERSON));
        assertThat(again(event, LearningEvent.class)).isEqualTo(event);
      }
    }
    LocalDate day = LocalDate.parse("2026-03-02");
    Enrolment enrolment =
        new Enrolment(
            "spring",
            "atlas",
            "ml-to-genai",
            day,
            10,
            Background.ML_ENGINEER,
            List.of(
                new Leave(day, day.plusDays(1)),
                Leave.holiday(day),
                Leave.partTime(day, day.plusDays(4), 0.5)),
            day.plusWeeks(20),
            ZoneId.of("Europe/Berlin"));
    assertThat(again(enrolment, Enrolment.class)).isEqualTo(enrolment);
  }

  private record Older(Duration effort, double done) {}

  private record Newer(Duration effort, double done, boolean active, int more, List<Leave> leave) {}

  /** A row that an older instance wrote is read, and then folded anew. */
  @Test
  void whatWasAddedSinceIsNothing() {
    byte[] older = Compact.write(new Older(Duration.ofHours(3), 0.5));
    assertThat(Compact.read(older, 0, Newer.class))
        .isEqualTo(new Newer(Duration.ofHours(3), 0.5, false, 0, null));
  }

  private record Sets(Set<String> texts, Set<Integer> numbers, Set<Grader> kinds) {}

  /** A rebuild in another process would publish everything anew. */
  @Test
  void equalSetsHaveEqualBytes() {
    List<String> texts = List.of("b", "a", "c");
    List<Integer> numbers = List.of(7, -1);
    List<Grader> kinds = List.of(Grader.values());
    Sets sets = sets(texts, numbers, kinds);
    Sets other = sets(texts.reversed(), numbers.reversed(), kinds.reversed());
    assertThat(Compact.write(other)).isEqualTo(Compact.write(sets));
    assertThat(again(sets, Sets.class)).isEqualTo(sets);
  }

  private static Sets sets(List<String> texts, List<Integer> numbers, List<Grader> kinds) {
    return new Sets(
        new LinkedHashSet<>(texts), new LinkedHashSet<>(numbers), new LinkedHashSet<>(kinds));
  }

  @Test
  void otherBytesAreRefused() {
    byte[] bytes = "{\"id\":".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Compact.read(bytes, 0, LearningEvent.class))
        .isInstanceOf(SerializationException.class);
  }

  private static <T> T again(T value, Class<T> type) {
    return Compact.read(Compact.write(value), 0, type);
  }
}
