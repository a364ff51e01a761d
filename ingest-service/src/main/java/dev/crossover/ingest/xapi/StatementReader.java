package dev.crossover.ingest.xapi;

import dev.crossover.ingest.intake.Candidate;
import dev.crossover.ingest.intake.Canonical;
import dev.crossover.ingest.intake.Door;
import dev.crossover.ingest.intake.Refused;
import dev.crossover.ingest.intake.RejectReason;
import dev.crossover.wiring.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a body of statements: checks each, gives it what a learning record store adds, and says
 * what it means. Moodle and {@code @xapi/xapi} send no id: it is then derived from source and
 * content, so that a retry after a lost reply is a duplicate and not a second event.
 */
final class StatementReader {

  /** What is not content when two statements are compared. */
  private static final Set<String> NOT_CONTENT = Set.of("id", "stored", "authority", "version");

  private final String source;
  private final Instant now;

  StatementReader(String source, Instant now) {
    this.source = source;
    this.now = now;
  }

  /**
   * Reads one statement or an array of them.
   *
   * @param forcedId the id a PUT names, or null
   * @throws Refused naming the first field that is wrong; the whole batch is refused then
   */
  List<Candidate> read(String body, @Nullable String forcedId) {
    JsonNode json = parse(body);
    if (!json.isArray()) {
      return List.of(candidate(json, "", forcedId));
    }
    if (forcedId != null) {
      throw Refused.field("statement", "a PUT takes one statement, not an array");
    }
    List<Candidate> batch = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < json.size(); i++) {
      String at = "statements[" + i + "].";
      Candidate candidate = candidate(json.get(i), at, null);
      if (json.get(i).has("id") && !ids.add(candidate.id())) {
        throw Refused.field(at + "id", "stands twice in the batch: " + candidate.id());
      }
      batch.add(candidate);
    }
    return batch;
  }

  private static JsonNode parse(String body) {
    JsonNode json = Json.MAPPER.readTree(body);
    if (json.isMissingNode()) {
      throw new Refused(RejectReason.MALFORMED, null, "the body is empty");
    }
    return json;
  }

  private Candidate candidate(JsonNode statement, String at, @Nullable String forcedId) {
    StatementRules.check(statement, at);
    String digest = Canonical.digest(statement, NOT_CONTENT);
    String id = id(statement, digest, at, forcedId);
    return new Candidate(
        id,
        digest,
        Door.XAPI,
        source,
        stored(statement, id),
        StatementMeaning.owner(statement.get("actor")),
        StatementMeaning.event(id, source, now, statement));
  }

  private String id(JsonNode statement, String digest, String at, @Nullable String forcedId) {
    String own = statement.path("id").asString("").toLowerCase(Locale.ROOT);
    if (forcedId != null) {
      if (!own.isEmpty() && !own.equals(forcedId.toLowerCase(Locale.ROOT))) {
        throw Refused.field(at + "id", "is not the statementId of the request");
      }
      return forcedId.toLowerCase(Locale.ROOT);
    }
    return own.isEmpty() ? derived(statement, digest) : own;
  }

  /** Without a time of its own, the same thing done on another day is another event. */
  private String derived(JsonNode statement, String digest) {
    String day = statement.has("timestamp") ? "" : now.toString().substring(0, 10);
    return UUID.nameUUIDFromBytes(
            (source + "|" + digest + "|" + day).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private JsonNode stored(JsonNode statement, String id) {
    ObjectNode stored = ((ObjectNode) statement).deepCopy();
    stored.put("id", id);
    stored.put("stored", now.toString());
    if (!stored.has("timestamp")) {
      stored.put("timestamp", now.toString());
    }
    if (!stored.has("version")) {
      stored.put("version", "1.0.0");
    }
    ObjectNode authority = stored.putObject("authority");
    authority.put("objectType", "Agent");
    authority.putObject("account").put("homePage", "urn:crossover:source").put("name", source);
    return stored;
  }
}
