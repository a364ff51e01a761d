package dev.crossover.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HeadCountTest {

  @Property
  void aCountIsADistribution(
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0, max = 1) Double> chances) {
    HeadCount count = HeadCount.of(chances);
    assertThat(count.atLeast(0)).isCloseTo(1, within(1e-9));
    double before = 1;
    for (int n = 1; n <= chances.size(); n++) {
      assertThat(count.atLeast(n)).isBetween(-1e-9, before + 1e-9);
      before = count.atLeast(n);
    }
    assertThat(count.atLeast(chances.size() + 1)).isZero();
    assertThat(count.quantile(0.1)).isLessThanOrEqualTo(count.quantile(0.9));
  }

  @Test
  void whoIsSureIsCounted() {
    HeadCount count = HeadCount.of(List.of(1.0, 1.0, 0.0));
    assertThat(count.quantile(0.01)).isEqualTo(2).isEqualTo(count.quantile(0.99));
  }

  @Test
  void membersWhoShareNothingFollowTheBinomialDistribution() {
    HeadCount count = HeadCount.alike(3, 0.5);
    assertThat(count.atLeast(3)).isCloseTo(0.125, within(1e-9));
    assertThat(count.atLeast(1)).isCloseTo(0.875, within(1e-9));
  }

  /** What is shared does not level out: the range of a large team stays wide. */
  @Test
  void whatAllShareWidensTheRange() {
    List<Double> even = Collections.nCopies(100, 0.5);
    HeadCount alike = HeadCount.alike(100, 0.5);
    HeadCount shared = HeadCount.of(even);
    assertThat(alike.quantile(0.9) - alike.quantile(0.1)).isLessThan(15);
    assertThat(shared.quantile(0.9) - shared.quantile(0.1)).isGreaterThan(40);
    assertThat(shared.quantile(0.5)).isBetween(45, 55);
  }
}
