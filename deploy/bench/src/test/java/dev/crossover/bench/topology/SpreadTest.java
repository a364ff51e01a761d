package dev.crossover.bench.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A median that is off by one place would flatter the slow half of the rounds, or hide it. */
class SpreadTest {

  @Test
  void takesTheMiddleRoundWhateverTheOrder() {
    assertThat(Spread.of(List.of(5.0, 1.0, 3.0))).isEqualTo(new Spread(3, 1, 5, 3));
  }

  @Test
  void ofAnEvenNumberTakesTheMeanOfTheTwoInTheMiddle() {
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0)).median()).isEqualTo(3);
  }

  @Test
  void refusesWhatIsNoFigure() {
    assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Spread.of(List.of(1.0, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Spread.of(List.of(1.0, Double.POSITIVE_INFINITY)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsThreeDigits() {
    assertThat(Spread.of(List.of(0.712, 0.68, 0.744))).hasToString("0.71 (0.68..0.74)");
    assertThat(Spread.text(83_123)).isEqualTo("83,123");
    assertThat(Spread.text(0.00171)).isEqualTo("0.0017");
    assertThat(Spread.text(12.34)).isEqualTo("12.3");
  }
}
