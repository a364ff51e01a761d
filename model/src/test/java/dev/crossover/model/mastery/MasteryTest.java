package dev.crossover.model.mastery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MasteryTest {

  private static final List<String> RAG = List.of("rag");

  /** One attempt by hand: chance 0.5, score 1; general moves 0.2 × 0.5, the skill 0.25 × 0.5. */
  @Test
  void oneAttemptMovesEachTermByItsStepTimesTheSurprise() {
    Mastery m = Mastery.NEW.after(RAG, 0.5, 1);
    assertThat(m.general().value()).isCloseTo(0.1, within(1e-12));
    assertThat(m.skills().get("rag").value()).isCloseTo(0.125, within(1e-12));
    Mastery n = m.after(RAG, 0.5, 1);
    assertThat(n.general().value()).isCloseTo(0.2, within(1e-12));
    assertThat(n.skills().get("rag").value()).isCloseTo(0.125 + 0.125 / 1.06, within(1e-12));
  }

  /** Attempts made from known abilities and difficulties: the order of difficulty comes back. */
  @Test
  void difficultiesComeBackFromSimulatedAttempts() {
    Random random = new Random(5);
    Map<String, Rating> ratings = new HashMap<>();
    DifficultyRatings learnt = new DifficultyRatings(DifficultyRatings.in(ratings));
    double[] hard = {-1.5, -0.5, 0, 0.5, 1.5};
    for (int learner = 0; learner < 400; learner++) {
      double ability = random.nextGaussian();
      for (int item = 0; item < hard.length; item++) {
        double score = random.nextDouble() < Logistic.share(ability - hard[item]) ? 1 : 0;
        learnt.learn(new Attempt("i" + item, RAG, ability, score, false));
      }
    }
    Difficulties frozen = DifficultyRatings.release(1, 2_000, ratings);
    for (int item = 0; item < hard.length; item++) {
      assertThat(frozen.of("i" + item, RAG, false)).isCloseTo(hard[item], within(0.35));
    }
  }

  @Test
  void aRetryLeavesTheDifficultyOfTheFirstAttemptAlone() {
    Map<String, Rating> ratings = new HashMap<>();
    DifficultyRatings learnt = new DifficultyRatings(DifficultyRatings.in(ratings));
    learnt.learn(new Attempt("i", RAG, 0, 0, false));
    double first = DifficultyRatings.release(1, 1, ratings).of("i", RAG, false);
    learnt.learn(new Attempt("i", RAG, 0, 1, true));
    Difficulties after = DifficultyRatings.release(2, 1, ratings);
    assertThat(after.of("i", RAG, false)).isEqualTo(first);
    assertThat(after.of("i", RAG, true)).isLessThan(first);
  }

  /** So that folding anew costs a constant for each attempt ever made. */
  @Test
  void aReleaseIsDueWhenFirstAttemptsHaveDoubled() {
    assertThat(DifficultyRatings.releaseDue(99, 0)).isFalse();
    assertThat(DifficultyRatings.releaseDue(100, 0)).isTrue();
    Difficulties first = DifficultyRatings.release(1, 100, Map.of());
    assertThat(DifficultyRatings.releaseDue(199, first.attempts())).isFalse();
    assertThat(DifficultyRatings.releaseDue(200, first.attempts())).isTrue();
    assertThat(DifficultyRatings.releaseDue(19_998, 9_999)).isTrue();
    assertThat(DifficultyRatings.releaseDue(39_999, 10_000)).isFalse();
    assertThat(DifficultyRatings.releaseDue(40_000, 10_000)).isTrue();
  }

  @Test
  void theIntervalShrinksWithEvidence() {
    Mastery m = Mastery.NEW;
    double width = width(m);
    for (int i = 0; i < 20; i++) {
      m = m.after(RAG, 0.5, i % 2);
      assertThat(width(m)).isLessThan(width);
      width = width(m);
    }
  }

  private static double width(Mastery m) {
    Estimate e = m.estimate("rag", 0.5);
    return e.high() - e.low();
  }
}
