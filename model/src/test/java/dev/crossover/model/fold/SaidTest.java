package dev.crossover.model.fold;

import static dev.crossover.model.Samples.QUIZ;
import static dev.crossover.model.Samples.READING;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static dev.crossover.model.Samples.fold;
import static dev.crossover.model.Samples.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.FollowUp;
import dev.crossover.model.event.LearningEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people say of a learner, and what ends it. */
class SaidTest {

  private static LearningEvent followUp(String id, int onDay, FollowUp what) {
    return event(id, day(onDay), null, new Fact.FollowedUp(what, "user/1", null, null));
  }

  private static LearningEvent byPage(String id, int onDay, String activity, Fact fact) {
    return new LearningEvent(
        id, "ada", LearningEvent.BY_PAGE, day(onDay), day(onDay), activity, null, fact);
  }

  @Test
  void nothingTakesNoRoom() {
    assertThat(fold(event("r", day(1), READING, new Fact.Completed())).said()).isNull();
  }

  @Test
  void isStuckUntilTheUnitIsDoneOrSomebodySettlesIt() {
    LearningEvent stuck = event("s", day(2), QUIZ, new Fact.Stuck(true, "What is a chunk?"));
    LearningEvent again = event("t", day(3), QUIZ, new Fact.Stuck(true, null));
    assertThat(fold(stuck, again).words().stuck())
        .containsOnlyKeys("quiz")
        .containsValue(new Said.Stuck(day(2), "What is a chunk?"));
    assertThat(fold(stuck, event("q", day(4), QUIZ, score(0.9))).words().stuck()).isEmpty();
    assertThat(fold(stuck, followUp("f", 4, FollowUp.SETTLED)).words().stuck()).isEmpty();
    assertThat(fold(stuck, followUp("f", 4, FollowUp.TALKED)).words().stuck()).hasSize(1);
    LearningEvent over = byPage("v", 5, QUIZ, new Fact.Stuck(false, null));
    assertThat(fold(stuck, again, over).words().stuck()).as("whoever said it").isEmpty();
    assertThat(fold(stuck).units()).as("a word moves no unit").isEmpty();
  }

  /** Several follow-ups may come after what they must not push out. */
  @Test
  void whatIsDismissedOrRaisedOutlivesTheListOfFollowUps() {
    List<LearningEvent> all = new ArrayList<>();
    all.add(followUp("d", 1, FollowUp.DISMISSED));
    all.add(followUp("r", 2, FollowUp.RAISED));
    for (int i = 0; i < 40; i++) {
      all.add(
          event(
              "n" + i,
              day(3).plus(Duration.ofHours(i)),
              null,
              new Fact.FollowedUp(FollowUp.NOTED, null, "n", null)));
    }
    Said said = fold(all.toArray(LearningEvent[]::new)).words();
    assertThat(said.dismissedAt()).isEqualTo(day(1));
    assertThat(said.raisedAt()).isEqualTo(day(2));
  }

  @Test
  void ownWordIsMarkedUntilSomethingElseSaysTheSame() {
    LearningEvent own = byPage("o", 2, READING, new Fact.Completed());
    assertThat(fold(own).words().ownWord()).containsExactly("reading");
    assertThat(fold(own).units().get("reading").doneAt()).isEqualTo(day(2));
    LearningEvent lms = event("l", day(3), READING, new Fact.Completed());
    assertThat(fold(own, lms).words().ownWord()).isEmpty();
    LearningEvent first = event("k", day(1), READING, new Fact.Completed());
    assertThat(fold(first, own).words().ownWord()).as("it was done before").isEmpty();
    LearningEvent back = byPage("u", 3, READING, new Fact.Uncompleted());
    assertThat(fold(own, back).words().ownWord()).isEmpty();
  }

  @Test
  void helpIsOfferedUntilItIsWithdrawn() {
    LearningEvent done = event("r", day(1), READING, new Fact.Completed());
    LearningEvent offer = event("o", day(2), READING, new Fact.Offered(true));
    assertThat(fold(done, offer).words().offers()).containsExactly("reading");
    LearningEvent no = event("n", day(3), READING, new Fact.Offered(false));
    assertThat(fold(done, offer, no).words().offers()).isEmpty();
  }

  @Test
  void whatIsRaisedHoldsUntilItIsSettledOrDismissed() {
    LearningEvent raised = followUp("a", 2, FollowUp.RAISED);
    assertThat(fold(raised).words().raisedAt()).isEqualTo(day(2));
    assertThat(fold(raised, followUp("b", 3, FollowUp.TALKED)).words().raisedAt()).isNotNull();
    assertThat(fold(raised, followUp("b", 3, FollowUp.SETTLED)).words().raisedAt()).isNull();
    assertThat(fold(raised, followUp("b", 3, FollowUp.DISMISSED)).words().raisedAt()).isNull();
    assertThat(
            fold(raised, followUp("b", 3, FollowUp.SETTLED), followUp("c", 4, FollowUp.RAISED))
                .words()
                .raisedAt())
        .isEqualTo(day(4));
  }

  @Test
  void anAnswerHoldsForAWeekOrUntilItsDay() {
    Instant since = day(2);
    Said talked = fold(followUp("t", 3, FollowUp.TALKED)).words();
    assertThat(talked.answered(since, day(9))).isTrue();
    assertThat(talked.answered(since, day(3).plus(Said.PATIENCE))).isFalse();
    assertThat(talked.answered(day(4), day(5))).as("of something that began later").isFalse();
    LocalDate until = LocalDate.parse("2026-03-20");
    Said snoozed =
        fold(event("s", day(3), null, new Fact.FollowedUp(FollowUp.SNOOZED, null, null, until)))
            .words();
    Instant wakes = Instant.parse("2026-03-20T00:00:00Z");
    assertThat(snoozed.answered(since, wakes.minusSeconds(1))).isTrue();
    assertThat(snoozed.answered(since, wakes)).isFalse();
    assertThat(fold(followUp("n", 3, FollowUp.NOTED)).words().answered(since, day(4))).isFalse();
  }

  @Test
  void onlyTheNewestFollowUpsAreKept() {
    LearningEvent[] many = new LearningEvent[40];
    for (int i = 0; i < many.length; i++) {
      many[i] =
          event(
              "f" + i,
              day(1).plus(Duration.ofHours(i)),
              null,
              new Fact.FollowedUp(FollowUp.NOTED, null, "n" + i, null));
    }
    assertThat(fold(many).words().followUps())
        .hasSize(30)
        .last()
        .satisfies(f -> assertThat(f.note()).isEqualTo("n39"));
  }

  @Test
  void aDayIsGivenWhereItIsSnoozedAlone() {
    assertThatThrownBy(() -> snooze(FollowUp.SNOOZED, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> snooze(FollowUp.TALKED, LocalDate.EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Fact snooze(FollowUp what, @Nullable LocalDate until) {
    return new Fact.FollowedUp(what, null, null, until);
  }
}
