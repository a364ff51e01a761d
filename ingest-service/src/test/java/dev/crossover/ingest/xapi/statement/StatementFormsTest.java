package dev.crossover.ingest.xapi.statement;

import static dev.crossover.wiring.GoldenForms.same;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Topics;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Statements and what is attached to them keep their forms. */
class StatementFormsTest {

  @Test
  void statementsAndAttachments() throws IOException {
    assertThat(same(Topics.STATEMENTS, StoredStatement.class)).hasSize(1);
    assertThat(same(Topics.ATTACHMENTS, Attachment.class)).hasSize(1);
  }
}
