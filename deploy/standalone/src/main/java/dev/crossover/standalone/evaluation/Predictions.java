package dev.crossover.standalone.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chances that were predicted, beside what came. */
final class Predictions {

  private static final int BINS = 10;

  private record Prediction(double chance, double came) {}

  private final List<Prediction> all = new ArrayList<>();

  void add(double chance, double came) {
    all.add(new Prediction(chance, came));
  }

  int size() {
    return all.size();
  }

  /**
   * Area under the ROC curve, 0..1, 0.5 being chance: how often a right answer had been given the
   * higher chance than a wrong one. A score between counts as part right, part wrong.
   *
   * @throws IllegalArgumentException if all answers were alike
   */
  double auc() {
    List<Prediction> sorted =
        all.stream().sorted(Comparator.comparingDouble(Prediction::chance)).toList();
    double right = 0;
    double wrong = 0;
    double above = 0;
    int i = 0;
    while (i < sorted.size()) {
      double tiedRight = 0;
      double tiedWrong = 0;
      double chance = sorted.get(i).chance();
      while (i < sorted.size() && sorted.get(i).chance() == chance) {
        tiedRight += sorted.get(i).came();
        tiedWrong += 1 - sorted.get(i).came();
        i++;
      }
      above += tiedRight * (wrong + tiedWrong / 2);
      right += tiedRight;
      wrong += tiedWrong;
    }
    if (right == 0 || wrong == 0) {
      throw new IllegalArgumentException(
          "all attempts of the test split are " + (wrong == 0 ? "right" : "wrong"));
    }
    return above / (right * wrong);
  }

  /**
   * Expected calibration error, 0..1: how far predicted and real shares are apart, over ten bins of
   * equal width, weighted by their attempts (M. P. Naeini et al., 2015). NaN without predictions.
   */
  double calibrationError() {
    double[] sum = new double[BINS];
    for (Prediction p : all) {
      sum[Math.min(BINS - 1, (int) (p.chance() * BINS))] += p.chance() - p.came();
    }
    double error = 0;
    for (double bin : sum) {
      error += Math.abs(bin);
    }
    return error / all.size();
  }
}
