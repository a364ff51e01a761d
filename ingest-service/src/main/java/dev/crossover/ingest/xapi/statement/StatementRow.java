package dev.crossover.ingest.xapi.statement;

import static dev.crossover.ingest.intake.Known.BITS_WITHIN_A_MILLISECOND;

import dev.crossover.wiring.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A statement as it is kept.
 *
 * @param source who posted it
 * @param number of it in its source, which rises with the time of storing
 * @param voided whether another statement took it back
 * @param statement all of it but {@code stored}
 */
record StatementRow(String source, long number, boolean voided, JsonNode statement) {

  private static final byte STANDS = '+';
  private static final byte VOIDED = '-';

  /** The least number of what was stored at this time or later. */
  static long numberFrom(Instant time) {
    long millis = Math.clamp(time.toEpochMilli(), 0, Long.MAX_VALUE >> BITS_WITHIN_A_MILLISECOND);
    return millis << BITS_WITHIN_A_MILLISECOND;
  }

  static StatementRow of(String source, long number, byte[] row) {
    JsonNode statement =
        Json.MAPPER.readTree(new String(row, 1, row.length - 1, StandardCharsets.UTF_8));
    return new StatementRow(source, number, row[0] == VOIDED, statement);
  }

  /** Whether a row is of a statement that stands. */
  static boolean stands(byte[] row) {
    return row[0] == STANDS;
  }

  byte[] bytes() {
    byte[] json = Json.MAPPER.writeValueAsBytes(statement);
    byte[] row = new byte[json.length + 1];
    row[0] = voided ? VOIDED : STANDS;
    System.arraycopy(json, 0, row, 1, json.length);
    return row;
  }

  /** The row of the same statement when it is taken back. */
  static byte[] takenBack(byte[] row) {
    byte[] taken = Arrays.copyOf(row, row.length);
    taken[0] = VOIDED;
    return taken;
  }

  String id() {
    return statement.path("id").asString();
  }

  Instant stored() {
    return Instant.ofEpochMilli(number >> BITS_WITHIN_A_MILLISECOND);
  }

  /** The statement as it is returned. */
  ObjectNode complete() {
    ObjectNode complete = ((ObjectNode) statement).deepCopy();
    complete.put("stored", stored().toString());
    return complete;
  }
}
