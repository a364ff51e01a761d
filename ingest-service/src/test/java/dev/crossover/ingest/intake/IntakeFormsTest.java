package dev.crossover.ingest.intake;

import static dev.crossover.wiring.GoldenForms.same;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.ingest.ledger.LoggedRequest;
import dev.crossover.model.Topics;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What came in keeps its form, whether it was taken or refused. */
class IntakeFormsTest {

  @Test
  void whatWasTaken() throws IOException {
    assertThat(same(Topics.REQUESTS, LoggedRequest.Head.class).stream().map(h -> h.kind()))
        .as("a sample of each door, and of a document")
        .contains("XAPI", "CALIPER", "CLOUDEVENTS", "DOCUMENT");
  }

  @Test
  void whatWasRefused() throws IOException {
    assertThat(same(Topics.REJECTED_EVENTS, RejectedEvent.class)).hasSize(1);
  }
}
