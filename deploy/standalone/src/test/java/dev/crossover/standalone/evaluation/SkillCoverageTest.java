package dev.crossover.standalone.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.model.mastery.Attempt;
import dev.crossover.model.mastery.Logistic;
import dev.crossover.model.mastery.Mastery;
import dev.crossover.model.mastery.SkillDistribution;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SkillCoverageTest {

  private static final double PRIOR = 0;
  private static final double GENERAL = 0.6;
  private static final double SKILL = 0.8;

  /** By hand: of a quarter, a half and a quarter, none right lies from 0 to 0.25. */
  @Test
  void aTieIsSplitWhereAPointFallsIntoIt() {
    double[] chances = {0.25, 0.5, 0.25};
    assertThat(SkillCoverage.held(chances, 0, 0.39)).isFalse();
    assertThat(SkillCoverage.held(chances, 0, 0.41)).isTrue();
    assertThat(SkillCoverage.held(chances, 1, 0)).isTrue();
    assertThat(SkillCoverage.held(chances, 1, 0.999)).isTrue();
    assertThat(SkillCoverage.held(chances, 2, 0.59)).isTrue();
    assertThat(SkillCoverage.held(chances, 2, 0.61)).isFalse();
  }

  /** Abilities are drawn from the very distribution that is judged: it holds 80 %, ties or not. */
  @Test
  void theTrueDistributionHoldsEightyPercent() {
    SkillDistribution drawnFrom = new SkillDistribution(0, Math.hypot(GENERAL, SKILL));
    SkillCoverage coverage = new SkillCoverage(PRIOR, (mastery, skill) -> drawnFrom);
    learn(coverage);
    assertThat(coverage.share()).isCloseTo(0.8, within(0.02));
  }

  @Test
  void masteryHoldsAboutEightyPercentOfAPopulationOfKnownAbilities() {
    SkillCoverage coverage = new SkillCoverage(PRIOR);
    learn(coverage);
    assertThat(coverage.share()).isBetween(0.75, 0.85);
    assertThat(coverage.summary())
        .matches("after 5 answers .* of 1500, after 10 .* of 1500, after 20 .* of 1500");
  }

  /** An estimate too sure of itself, or too vague, is found out. */
  @Test
  void tooNarrowAndTooWideAreSeen() {
    assertThat(stretched(0.2)).isLessThan(0.75);
    assertThat(stretched(3)).isGreaterThan(0.85);
  }

  @Test
  void theSameAnswersGiveTheSameFigure() {
    assertThat(stretched(1)).isEqualTo(stretched(1));
  }

  private static double stretched(double by) {
    SkillCoverage coverage =
        new SkillCoverage(
            PRIOR,
            (mastery, skill) -> {
              SkillDistribution as = mastery.distribution(skill, PRIOR);
              return new SkillDistribution(as.mean(), as.deviation() * by);
            });
    learn(coverage);
    return coverage.share();
  }

  /** 500 learners, thirty answers on each of three skills. */
  private static void learn(SkillCoverage coverage) {
    Random random = new Random(3);
    for (int learner = 0; learner < 500; learner++) {
      double general = GENERAL * random.nextGaussian();
      double[] skills = {
        SKILL * random.nextGaussian(), SKILL * random.nextGaussian(), SKILL * random.nextGaussian()
      };
      Mastery mastery = Mastery.NEW;
      for (int i = 0; i < 90; i++) {
        int skill = i % 3;
        double difficulty = random.nextGaussian();
        double chance = Logistic.share(general + skills[skill] - difficulty);
        List<String> needed = List.of("s" + skill);
        double ability = mastery.ability(needed, s -> PRIOR);
        double score = random.nextDouble() < chance ? 1 : 0;
        mastery = mastery.after(needed, Logistic.share(ability - difficulty), score);
        Attempt attempt = new Attempt("i" + i, needed, ability, score, false);
        coverage.add("l" + learner, attempt, difficulty, mastery);
      }
    }
  }
}
