package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.ledger.RowKey;
import java.nio.charset.StandardCharsets;

/** The keys of the rows of statements. */
final class StatementRows {

  /** Statements in the order of their numbers. */
  static byte[] statement(String source, long number) {
    return RowKey.of(source, 's', number);
  }

  /** For each thing by which a statement can be found: its number. */
  static byte[] index(String source, String key, long number) {
    return RowKey.of(source, 'k', hash(key), number);
  }

  /** How the rows begin of statements that refer to another one. */
  static byte[] references(String source, String target) {
    return RowKey.of(source, 'r', target + "\0");
  }

  static byte[] reference(String source, String target, long from) {
    return RowKey.of(source, 'r', target + "\0", from);
  }

  static byte[] definition(String source, String activity) {
    return RowKey.of(source, 'd', activity);
  }

  /** How the rows of an agent's names begin. */
  static byte[] names(String source, String agentKey) {
    return RowKey.of(source, 'n', agentKey + "\0");
  }

  static byte[] name(String source, String agentKey, String name) {
    return RowKey.of(source, 'n', agentKey + "\0" + name);
  }

  static byte[] content(String source, String sha2) {
    return RowKey.of(source, 'a', sha2);
  }

  /** FNV-1a, 64 bit, without a sign. Two keys may share one: who reads looks at the statement. */
  private static long hash(String key) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash & Long.MAX_VALUE;
  }

  private StatementRows() {}
}
