package dev.crossover.ingest.xapi.statement;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A statement in the local table.
 *
 * @param source name of the token it was posted with
 * @param stored when Kafka appended it
 * @param voided whether another statement took it back
 * @param statement all of it but {@code stored}
 */
record StatementRow(String source, Instant stored, boolean voided, JsonNode statement) {

  /** The statement as it is returned. */
  ObjectNode complete() {
    ObjectNode complete = ((ObjectNode) statement).deepCopy();
    complete.put("stored", stored.toString());
    return complete;
  }

  StatementRow taken() {
    return new StatementRow(source, stored, true, statement);
  }
}
