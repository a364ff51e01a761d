package dev.crossover.model.mastery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SkillDistributionTest {

  /** Two items at even chances: a quarter, a half, a quarter. */
  @Test
  void aKnownAbilityGivesAPoissonBinomial() {
    assertThat(new SkillDistribution(0, 0).right(0, 0))
        .containsExactly(new double[] {0.25, 0.5, 0.25}, within(1e-12));
    double easy = Logistic.share(1 - 0.3);
    double hard = Logistic.share(1 - 2.0);
    assertThat(new SkillDistribution(1, 0).right(0.3, 2))
        .containsExactly(
            new double[] {
              (1 - easy) * (1 - hard), easy * (1 - hard) + (1 - easy) * hard, easy * hard
            },
            within(1e-12));
  }

  /** The expected figures are integrals over two million points. */
  @Test
  void anUnsureAbilityIsWeightedByItsChances() {
    assertThat(new SkillDistribution(0, 1).right(0, 0))
        .containsExactly(new double[] {0.2933790359, 0.4132419283, 0.2933790359}, within(1e-6));
    double[] two = new SkillDistribution(0.5, 0.8).right(0, 1);
    assertThat(two[0]).isCloseTo(0.2664035273, within(1e-6));
    assertThat(two[2]).isCloseTo(0.2664035273, within(1e-6));
  }

  /** Doubt makes very few and very many right answers likelier, and harder items fewer. */
  @Test
  void doubtSpreadsTheNumberOfRightAnswers() {
    double[] ten = new double[10];
    double[] sure = new SkillDistribution(0, 0.1).right(ten);
    double[] unsure = new SkillDistribution(0, 1).right(ten);
    assertThat(DoubleStream.of(unsure).sum()).isCloseTo(1, within(1e-9));
    assertThat(unsure[0]).isGreaterThan(5 * sure[0]);
    assertThat(unsure[10]).isGreaterThan(5 * sure[10]);
    assertThat(new SkillDistribution(0, 1).right(2, 2)[2]).isLessThan(0.1);
  }

  /** By hand: one attempt at even chances tells 0.25; 1 / 1.25 and half the general step, 0.1. */
  @Test
  void masteryIsAsSureAsItsAttemptsAndItsGeneralTerm() {
    SkillDistribution never = Mastery.NEW.distribution("rag", -0.4);
    assertThat(never.mean()).isEqualTo(-0.4);
    assertThat(never.deviation()).isCloseTo(Math.sqrt(1 + 0.1), within(1e-12));
    SkillDistribution once = Mastery.NEW.after(List.of("rag"), 0.5, 1).distribution("rag", -0.4);
    assertThat(once.mean()).isCloseTo(-0.4 + 0.1 + 0.125, within(1e-12));
    assertThat(once.deviation()).isCloseTo(Math.sqrt(0.8 + 0.1), within(1e-12));
  }

  @Test
  void refusesADeviationBelowZero() {
    assertThatThrownBy(() -> new SkillDistribution(0, -1)).hasMessageContaining("but is -1");
    assertThatThrownBy(() -> new SkillDistribution(0, Double.NaN))
        .hasMessageContaining("deviation");
  }
}
