package dev.crossover.model.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SuppressionTest {

  @Test
  void teamsBelowTheMinimumAreHidden() {
    assertThat(Suppression.hidden(Map.of("a", 5, "b", 4, "c", 3, "d", 9), 5))
        .containsExactly("b", "c");
  }

  /** Cohort minus the shown teams would give the small one away. */
  @Test
  void aSingleSmallTeamTakesTheNextLargerWithIt() {
    assertThat(Suppression.hidden(Map.of("a", 5, "b", 4, "c", 9), 5)).containsExactly("a", "b");
  }

  @Test
  void nothingIsHiddenWhereAllAreLargeEnough() {
    assertThat(Suppression.hidden(Map.of("a", 5, "b", 6), 5)).isEmpty();
  }
}
