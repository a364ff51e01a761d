package dev.crossover.ingest;

import static dev.crossover.ingest.Bodies.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each record on a durable topic says the version of its form. */
@SharedIngest
class ITDurableForms {

  private final Ingest ingest;
  private final Posting lms;

  ITDurableForms(RunningIngest running) {
    ingest = running.ingest();
    lms = running.lms();
  }

  /** Whichever part of the service wrote it. */
  @Test
  void whatIsDurableSaysTheVersionOfItsForm() {
    lms.postStatements(statement(UUID.randomUUID().toString(), "4711", "completed"));
    lms.postStatements("{");
    for (Topic topic : Topics.ALL) {
      if (topic.isDurable()) {
        assertThat(ingest.records(topic.name()))
            .as(topic.name())
            .allSatisfy(r ->
                assertThat(r.headers().lastHeader("v").value())
                    .asString()
                    .isEqualTo(String.valueOf(topic.form())));
      }
    }
    assertThat(List.of("requests", "learner-log", "records", "plans"))
        .allSatisfy(topic -> assertThat(ingest.records(topic)).isNotEmpty());
  }
}
