package dev.crossover.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.standalone.bench.IdleInstallation.Use;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A short look must give the figures of a long one. */
class IdleUseTest {

  @Test
  void isOfACoreAndOfTenMinutes() {
    Use use =
        new Use(
            Duration.ofSeconds(40),
            Map.of("broker", Duration.ofSeconds(4), "services", Duration.ofSeconds(2)),
            Map.of("__consumer_offsets", 1000L, "learner-progress", 500L));
    assertThat(use.cores()).isCloseTo(0.15, within(1e-9));
    assertThat(use.bytes()).isCloseTo(22_500, within(1e-6));
  }
}
