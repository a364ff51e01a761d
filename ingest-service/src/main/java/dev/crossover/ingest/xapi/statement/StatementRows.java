package dev.crossover.ingest.xapi.statement;

import dev.crossover.wiring.Json;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the rows of the statement store. A zero character ends each part, so that no part can
 * run into the next one.
 */
final class StatementRows {

  private static final char END = '\0';

  static String statement(String id) {
    return "=" + id;
  }

  /** Sorted by the time of storing. */
  static String index(String key, Instant stored, String id) {
    return indexFrom(key, stored) + END + id;
  }

  /** Where rows of a key begin that were stored at this time or later. */
  static String indexFrom(String key, Instant stored) {
    return String.format(Locale.ROOT, "#%s%c%015d", key, END, stored.toEpochMilli());
  }

  /** The time and id within an index row, to go on from there. */
  static String position(String key, String indexRow) {
    return indexRow.substring(key.length() + 2);
  }

  /** The index row of a position. */
  static String at(String key, String position) {
    return "#" + key + END + position;
  }

  /** The statement of an index row. */
  static String id(String indexRow) {
    return indexRow.substring(indexRow.lastIndexOf(END) + 1);
  }

  static String reference(String target, String from) {
    return "<" + target + END + from;
  }

  static String definition(String activity) {
    return "d" + activity;
  }

  static String name(String agentKey, String name) {
    return "n" + agentKey + END + name;
  }

  static @Nullable StatementRow row(ReadOnlyKeyValueStore<String, byte[]> store, String id) {
    byte[] bytes = store.get(statement(id));
    return bytes == null ? null : Json.MAPPER.readValue(bytes, StatementRow.class);
  }

  private StatementRows() {}
}
