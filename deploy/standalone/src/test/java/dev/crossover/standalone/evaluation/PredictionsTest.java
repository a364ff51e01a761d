package dev.crossover.standalone.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Figures worked out by hand. */
class PredictionsTest {

  @Test
  void theAreaIsTheShareOfRightlyOrderedPairs() {
    // Pairs of a right and a wrong answer: .8>.3, .8>.6, .6=.6 (half), .6>.3 of four.
    assertThat(of(0.8, 1, 0.6, 1, 0.6, 0, 0.3, 0).auc()).isEqualTo(3.5 / 4);
    assertThat(of(0.1, 1, 0.9, 0).auc()).isZero();
  }

  @Test
  void theCalibrationErrorIsTheWeightedDistancePerBin() {
    // 0.8..0.9: predicted 0.85 twice, one right: |1.7 - 1|; 0.2..0.3: predicted 0.25, wrong: 0.25.
    assertThat(of(0.85, 1, 0.85, 0, 0.25, 0).calibrationError())
        .isCloseTo((0.7 + 0.25) / 3, within(1e-9));
  }

  private static Predictions of(double... chanceAndCame) {
    Predictions predictions = new Predictions();
    for (int i = 0; i < chanceAndCame.length; i += 2) {
      predictions.add(chanceAndCame[i], chanceAndCame[i + 1]);
    }
    return predictions;
  }
}
