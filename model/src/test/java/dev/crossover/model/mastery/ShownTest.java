package dev.crossover.model.mastery;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {

  private static final Shown NOTHING = Shown.begun(day(0));

  @ParameterizedTest
  @CsvSource({
    // passed, score, answers -> level
    "true, 1.00, 1, 0.200",
    "true, 1.00, 10, 0.851",
    "true, 0.75, 10, 0.568",
    "true, 0.75, 40, 0.677",
    "false, 0.60, 10, 0",
    "false, 0.00, 10, 0"
  })
  void levelIsWhatIsReachedWithACertaintyOfEightyPercent(
      boolean passed, double score, double answers, double level) {
    assertThat(NOTHING.after(passed, score, answers, day(1)).level())
        .isCloseTo(level, within(0.02));
  }

  /** The definition of the bound: from so many right answers up has a chance of 20 %. */
  @Property
  void theBoundIsThatOfClopperAndPearson(
      @ForAll @IntRange(min = 1, max = 60) int right, @ForAll @IntRange(max = 60) int wrong) {
    double p = Shown.lowerBound(right, wrong);
    int n = right + wrong;
    double tail = 0;
    for (int k = right; k <= n; k++) {
      tail += Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
    }
    assertThat(tail).isCloseTo(0.2, within(1e-6));
  }

  @Property
  void morePassesNeverLowerALevelNorFailuresRaiseIt(
      @ForAll @IntRange(max = 12) int results,
      @ForAll long seed,
      @ForAll @DoubleRange(max = 1) double score,
      @ForAll @IntRange(min = 1, max = 50) int answers) {
    Random random = new Random(seed);
    Shown before = NOTHING;
    for (int i = 0; i < results; i++) {
      before =
          before.after(random.nextBoolean(), random.nextDouble(), 1 + random.nextInt(20), day(i));
    }
    assertThat(before.after(true, score, answers, day(20)).level())
        .isGreaterThanOrEqualTo(before.level() - 1e-9);
    assertThat(before.after(false, score, answers, day(20)).level())
        .isLessThanOrEqualTo(before.level() + 1e-9);
  }

  /** Somebody who failed and then passes twice is not held back for long. */
  @Test
  void laterPassesOutweighFailures() {
    Shown failed = NOTHING.after(false, 0.3, 10, day(1));
    Shown once = failed.after(true, 0.9, 10, day(2));
    Shown twice = once.after(true, 0.9, 10, day(3));
    assertThat(failed.level()).isZero();
    assertThat(once.level()).isBetween(0.4, 0.7);
    assertThat(twice.level()).isGreaterThan(0.7);
    assertThat(twice.results()).isEqualTo(3);
    assertThat(twice.lastAt()).isEqualTo(day(3));
  }

  private static double logChoose(int n, int k) {
    double sum = 0;
    for (int i = 1; i <= k; i++) {
      sum += Math.log(n - k + i) - Math.log(i);
    }
    return sum;
  }
}
