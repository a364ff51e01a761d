package dev.crossover.ingest.xapi.document;

import static dev.crossover.wiring.GoldenForms.same;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Topics;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Documents and what is asked of them keep their forms. */
class DocumentFormsTest {

  @Test
  void documentsAndTheirChanges() throws IOException {
    assertThat(same(Topics.DOCUMENT_CHANGES, DocumentChange.class)).hasSize(2);
    assertThat(same(Topics.DOCUMENTS, DocumentState.class)).hasSize(2);
  }
}
