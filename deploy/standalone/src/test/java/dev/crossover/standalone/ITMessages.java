package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages about a stall, at a real SMTP server and a webhook. */
@ExtendWith(SharedStack.class)
@Order(3)
class ITMessages {

  private static final String ELIF = "Elif Demir";
  private static final String OWES =
      ELIF + " owes “A RAG evaluation harness: RAGAS or LLM-as-judge”";

  private final RunningStack stack;

  ITMessages(RunningStack stack) {
    this.stack = stack;
  }

  /**
   * An alert about something owed, and a real silence, goes out by mail and webhook when it opens
   * and when it ends.
   */
  @Test
  void anAlertReachesTheManagerAndTheWebhook() throws IOException, InterruptedException {
    await().atMost(Duration.ofSeconds(90)).until(() -> stack.subjects().contains(OWES));
    String elif = stack.learner(ELIF);
    await().atMost(Duration.ofSeconds(20)).until(() -> stack.hooked("learner.stalled", elif));
    stack.post(elif, "active");
    await().atMost(Duration.ofSeconds(20)).until(() -> stack.subjects().contains("Re: " + OWES));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> stack.hooked("learner.stall_resolved", elif));
    assertThat(stack.subjects().stream().filter(s -> s.contains(ELIF))).hasSize(2);
    assertThat(stack.webhooks()).noneMatch(body -> body.contains("Elif"));
  }
}
