package dev.crossover.dashboard.delivery;

import static dev.crossover.wiring.GoldenForms.same;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Topics;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What was told keeps its form: a rebuild that could not read it would tell all of it again. */
class DeliveryFormTest {

  @Test
  void deliveries() throws IOException {
    assertThat(same(Topics.NOTIFICATIONS, Delivery.class)).hasSize(6);
  }
}
