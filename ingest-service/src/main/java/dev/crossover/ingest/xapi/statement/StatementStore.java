package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.xapi.rule.StatementRules;
import dev.crossover.wiring.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes statements into a sorted store so that each filter is a range read: beside the statement
 * itself stand a row for each of its {@link StatementKeys} with the time of storing, a row for the
 * statement it refers to, and what is known of its activities and agents. Putting the same
 * statement again changes nothing.
 */
final class StatementStore {

  private final KeyValueStore<String, byte[]> store;

  StatementStore(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  void put(String id, StoredStatement added, Instant stored) {
    StatementRow row = StatementRows.row(store, id);
    // The first one stands; a second copy comes of a retry that crossed a failure.
    if (row == null) {
      JsonNode s = added.statement();
      row = new StatementRow(added.source(), stored, isVoided(id, added), s);
      write(id, row);
      Describe.in(store, s);
      String target = StatementKeys.reference(s);
      if (target != null) {
        store.put(StatementRows.reference(target, id), new byte[0]);
      }
    }
    index(id, row, new HashSet<>());
    voidTarget(row);
  }

  void remove(String id) {
    StatementRow row = StatementRows.row(store, id);
    if (row == null) {
      return;
    }
    keys(row.statement(), new HashSet<>())
        .forEach(key -> store.delete(StatementRows.index(key, row.stored(), id)));
    String target = StatementKeys.reference(row.statement());
    if (target != null) {
      store.delete(StatementRows.reference(target, id));
    }
    store.delete(StatementRows.statement(id));
  }

  /** Index rows of a statement and, since they are found by its keys, of those that refer to it. */
  private void index(String id, StatementRow row, Set<String> done) {
    if (!done.add(id)) {
      return;
    }
    if (!row.voided()) {
      keys(row.statement(), new HashSet<>())
          .forEach(key -> store.put(StatementRows.index(key, row.stored(), id), new byte[0]));
    }
    for (String referrer : referrers(id)) {
      StatementRow other = StatementRows.row(store, referrer);
      if (other != null) {
        index(referrer, other, done);
      }
    }
  }

  /** Own keys and those of the statements that it refers to. */
  private Set<String> keys(JsonNode s, Set<String> seen) {
    Set<String> keys = new HashSet<>(StatementKeys.of(s));
    String target = StatementKeys.reference(s);
    StatementRow other =
        target == null || !seen.add(target) ? null : StatementRows.row(store, target);
    if (other != null) {
      keys.addAll(keys(other.statement(), seen));
    }
    return keys;
  }

  /** Of voidings that came before it, those of other sources have no effect. */
  private boolean isVoided(String id, StoredStatement s) {
    return !voids(s.statement())
        && referrers(id).stream()
            .map(r -> StatementRows.row(store, r))
            .anyMatch(r -> r != null && voids(r.statement()) && r.source().equals(s.source()));
  }

  private void voidTarget(StatementRow voiding) {
    String target =
        voids(voiding.statement()) ? StatementKeys.reference(voiding.statement()) : null;
    StatementRow row = target == null ? null : StatementRows.row(store, target);
    // A voiding statement cannot be voided itself, nor what another source posted.
    if (target != null
        && row != null
        && !row.voided()
        && !voids(row.statement())
        && row.source().equals(voiding.source())) {
      keys(row.statement(), new HashSet<>())
          .forEach(key -> store.delete(StatementRows.index(key, row.stored(), target)));
      write(target, row.taken());
    }
  }

  private List<String> referrers(String id) {
    String prefix = StatementRows.reference(id, "");
    List<String> found = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> rows = store.prefixScan(prefix, new StringSerializer())) {
      rows.forEachRemaining(r -> found.add(r.key.substring(prefix.length())));
    }
    return found;
  }

  private void write(String id, StatementRow row) {
    store.put(StatementRows.statement(id), Json.MAPPER.writeValueAsBytes(row));
  }

  private static boolean voids(JsonNode s) {
    return s.path("verb").path("id").asString("").equals(StatementRules.VOIDED)
        && StatementKeys.reference(s) != null;
  }

  /** Keeps what statements say of activities and agents; the newest word on each stands. */
  private static final class Describe {

    static void in(KeyValueStore<String, byte[]> store, JsonNode s) {
      StatementKeys.activities(s)
          .forEach((id, activity) -> {
            JsonNode definition = activity.path("definition");
            if (definition.isObject()) {
              String at = StatementRows.definition(id);
              JsonNode known = read(store, at);
              JsonNode merged = known == null ? definition : Definitions.merged(known, definition);
              store.put(at, Json.MAPPER.writeValueAsBytes(merged));
            }
          });
      StatementKeys.agents(s)
          .forEach(agent -> {
            String key = AgentKey.of(agent);
            if (key != null && agent.path("name").isString()) {
              store.put(
                  StatementRows.name(key, agent.get("name").asString()),
                  Json.MAPPER.writeValueAsBytes(agent.get("name")));
            }
          });
    }

    private static @Nullable JsonNode read(KeyValueStore<String, byte[]> store, String key) {
      byte[] bytes = store.get(key);
      return bytes == null ? null : Json.MAPPER.readTree(bytes);
    }
  }
}
