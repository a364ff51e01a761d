package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.intake.Candidate.Content;
import dev.crossover.ingest.intake.Door;
import dev.crossover.ingest.intake.ItemIndex;
import dev.crossover.ingest.intake.Known;
import dev.crossover.ingest.ledger.Draft;
import dev.crossover.ingest.ledger.RowKey;
import dev.crossover.wiring.Compact;
import dev.crossover.wiring.Json;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes statements so that each filter is a range read: beside the statement itself stand a row
 * for each of its {@link StatementKeys}, a row for the statement it refers to, and what its source
 * says of activities and agents.
 */
@Component
class StatementIndex implements ItemIndex {

  /** A chain of references is as long as someone made it; this much of it is followed. */
  static final int DEEPEST = 20;

  @Override
  public Door door() {
    return Door.XAPI;
  }

  @Override
  public void put(Put put, Draft rows) {
    JsonNode s = stored(put);
    String source = put.source();
    StatementRow row = new StatementRow(source, put.known().number(), put.known().voided(), s);
    rows.put(StatementRows.statement(source, row.number()), row.bytes());
    for (Content content : put.item().contents()) {
      rows.put(StatementRows.content(source, content.sha2()), Compact.write(content));
    }
    describe(source, rows, s);
    String target = StatementKeys.reference(s);
    if (target != null) {
      rows.put(StatementRows.reference(source, target, row.number()), new byte[0]);
    }
    index(row, rows, new HashSet<>(), 0);
  }

  @Override
  public void voided(String source, String id, Known known, Draft rows) {
    byte[] key = StatementRows.statement(source, known.number());
    byte[] before = rows.get(key);
    if (before != null && StatementRow.stands(before)) {
      StatementRow row = StatementRow.of(source, known.number(), before);
      keys(row, rows, new HashSet<>())
          .forEach(k -> rows.delete(StatementRows.index(source, k, row.number())));
      rows.put(key, StatementRow.takenBack(before));
    }
  }

  /** What a learning record store adds; {@code stored} is the time at which Kafka appended it. */
  private static JsonNode stored(Put put) {
    ObjectNode original = (ObjectNode) put.item().original();
    ObjectNode stored = inArrays(original);
    stored.put("id", put.id());
    stored.remove("stored");
    if (!stored.has("timestamp")) {
      stored.put("timestamp", put.head().at().toString());
    }
    if (!stored.has("version")) {
      stored.put("version", put.head().context().get(StatementDoor.MARK));
    }
    ObjectNode authority = stored.putObject("authority");
    authority.put("objectType", "Agent");
    authority
        .putObject("account")
        .put("homePage", "urn:crossover:source")
        .put("name", put.source());
    return stored;
  }

  /**
   * A copy to which fields may be added. A single activity of a context, which 1.0.x takes without
   * an array, stands in an array there.
   */
  private static ObjectNode inArrays(ObjectNode statement) {
    if (!hasSingle(statement) && !hasSingle(statement.path("object"))) {
      return statement.objectNode().setAll(statement);
    }
    ObjectNode copy = statement.deepCopy();
    contextInArrays(copy);
    contextInArrays(copy.path("object"));
    return copy;
  }

  private static boolean hasSingle(JsonNode statement) {
    for (JsonNode kind : statement.path("context").path("contextActivities")) {
      if (kind.isObject()) {
        return true;
      }
    }
    return false;
  }

  private static void contextInArrays(JsonNode statement) {
    for (Map.Entry<String, JsonNode> kind :
        statement.path("context").path("contextActivities").properties()) {
      if (kind.getValue() instanceof ObjectNode single) {
        kind.setValue(single.arrayNode().add(single));
      }
    }
  }

  /** Index rows of a statement and, since they are found by its keys, of those that refer to it. */
  private static void index(StatementRow row, Draft rows, Set<Long> done, int depth) {
    if (depth > DEEPEST || !done.add(row.number())) {
      return;
    }
    if (!row.voided()) {
      for (String key : keys(row, rows, new HashSet<>())) {
        if (!key.equals(StatementKeys.ANY)) { // the statement's own row
          rows.put(StatementRows.index(row.source(), key, row.number()), new byte[0]);
        }
      }
    }
    for (long referrer : referrers(row, rows)) {
      StatementRow other = find(rows, row.source(), referrer);
      if (other != null) {
        index(other, rows, done, depth + 1);
      }
    }
  }

  /** Own keys and those of the statements that it refers to. */
  private static Set<String> keys(StatementRow row, Draft rows, Set<Long> seen) {
    seen.add(row.number());
    Set<String> keys = StatementKeys.of(row.statement());
    String target = StatementKeys.reference(row.statement());
    Known known = target == null ? null : Known.find(rows, row.source(), target);
    StatementRow other =
        known == null || seen.size() > DEEPEST || !seen.add(known.number())
            ? null
            : find(rows, row.source(), known.number());
    if (other != null) {
      keys.addAll(keys(other, rows, seen));
    }
    return keys;
  }

  private static List<Long> referrers(StatementRow row, Draft rows) {
    return rows.beginning(StatementRows.references(row.source(), row.id())).keySet().stream()
        .map(RowKey::number)
        .toList();
  }

  private static @Nullable StatementRow find(Draft rows, String source, long number) {
    byte[] row = rows.get(StatementRows.statement(source, number));
    return row == null ? null : StatementRow.of(source, number, row);
  }

  /** Keeps what statements say of activities and agents; the newest word on each stands. */
  private static void describe(String source, Draft rows, JsonNode s) {
    for (Map.Entry<String, JsonNode> activity : StatementKeys.activities(s).entrySet()) {
      JsonNode definition = activity.getValue().path("definition");
      if (definition.isObject()) {
        byte[] at = StatementRows.definition(source, activity.getKey());
        byte[] said = Json.MAPPER.writeValueAsBytes(definition);
        byte[] before = rows.get(at);
        if (before == null) {
          rows.put(at, said);
        } else if (!Arrays.equals(before, said)) {
          addTo(before, definition, at, rows);
        }
      }
    }
    for (JsonNode agent : StatementKeys.agents(s)) {
      String key = AgentKey.of(agent);
      if (key != null && agent.path("name").isString()) {
        byte[] at = StatementRows.name(source, key, agent.get("name").asString());
        if (rows.get(at) == null) {
          rows.put(at, Json.MAPPER.writeValueAsBytes(agent.get("name")));
        }
      }
    }
  }

  private static void addTo(byte[] before, JsonNode definition, byte[] at, Draft rows) {
    JsonNode known = Json.MAPPER.readTree(before);
    JsonNode merged = Definitions.merged(known, definition);
    if (!merged.equals(known)) {
      rows.put(at, Json.MAPPER.writeValueAsBytes(merged));
    }
  }
}
