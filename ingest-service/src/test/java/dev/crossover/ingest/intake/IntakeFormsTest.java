package dev.crossover.ingest.intake;

import static dev.crossover.wiring.GoldenForms.same;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Topics;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What came in keeps its form, whether it was taken or refused. */
class IntakeFormsTest {

  @Test
  void whatWasTaken() throws IOException {
    assertThat(same(Topics.RECEIVED_EVENTS, Received.class))
        .as("a sample of each door")
        .extracting(Received::door)
        .containsExactlyInAnyOrder(Door.values());
  }

  @Test
  void whatWasRefused() throws IOException {
    assertThat(same(Topics.REJECTED_EVENTS, RejectedEvent.class)).hasSize(1);
  }
}
