package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.intake.Candidate;
import dev.crossover.ingest.intake.Door;
import dev.crossover.ingest.intake.Publisher.Message;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import dev.crossover.ingest.xapi.rule.StatementRules;
import dev.crossover.model.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
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
  private final String version;
  private final Instant now;
  private final Predicate<String> voided;

  /**
   * Reads for one request.
   *
   * @param source who posts
   * @param version what a statement is marked with that names no version: 1.0.0 or 2.0.0
   * @param voided whether the statement of an id was taken back
   */
  StatementReader(String source, String version, Instant now, Predicate<String> voided) {
    this.source = source;
    this.version = version;
    this.now = now;
    this.voided = voided;
  }

  /**
   * Reads one statement or an array of them.
   *
   * @param contents of attachments, by hash
   * @param forcedId the id a PUT names, or null
   * @throws Refused naming the first field that is wrong; the whole batch is refused then
   */
  List<Candidate> read(JsonNode json, Map<String, byte[]> contents, @Nullable String forcedId) {
    if (json.isMissingNode()) {
      throw new Refused(RejectReason.MALFORMED, null, "the body is empty");
    }
    if (json.isArray() && forcedId != null) {
      throw Refused.field("statement", "a PUT takes one statement, not an array");
    }
    List<Candidate> batch = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<String> unused = new HashSet<>(contents.keySet());
    List<JsonNode> statements = json.isArray() ? json.valueStream().toList() : List.of(json);
    for (int i = 0; i < statements.size(); i++) {
      JsonNode statement = statements.get(i);
      String at = json.isArray() ? "statements[" + i + "]." : "";
      StatementRules.check(statement, at);
      List<Attachment> attachments = Attachments.of(statement, at, contents);
      Candidate candidate = candidate(statement, at, forcedId, attachments);
      if (statement.has("id") && !ids.add(candidate.id())) {
        throw Refused.field(at + "id", "stands twice in the batch: " + candidate.id());
      }
      attachments.forEach(a -> unused.remove(a.sha2()));
      batch.add(candidate);
    }
    if (!unused.isEmpty()) {
      throw new Refused(
          RejectReason.MALFORMED, "body", "a part belongs to no attachment: " + unused);
    }
    return batch;
  }

  private Candidate candidate(
      JsonNode statement, String at, @Nullable String forcedId, List<Attachment> attachments) {
    String digest = StatementDigest.of(statement, NOT_CONTENT);
    String id = id(statement, digest, at, forcedId);
    List<Message> kept = new ArrayList<>();
    attachments.forEach(a -> kept.add(new Message(Topics.ATTACHMENTS, a.sha2(), a)));
    kept.add(
        new Message(Topics.STATEMENTS, id, new StoredStatement(source, stored(statement, id))));
    return new Candidate(
        id,
        digest,
        Door.XAPI,
        source,
        null,
        kept,
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

  /**
   * Without a time of its own, the same thing done on another day is another event; and what was
   * taken back and is said again is a new one.
   */
  private String derived(JsonNode statement, String digest) {
    String day = statement.has("timestamp") ? "" : now.toString().substring(0, 10);
    String id = named(source + "|" + digest + "|" + day);
    while (voided.test(id)) {
      id = named(id);
    }
    return id;
  }

  private static String named(String content) {
    return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private JsonNode stored(JsonNode statement, String id) {
    ObjectNode stored = ((ObjectNode) statement).deepCopy();
    contextInArrays(stored);
    contextInArrays(stored.path("object"));
    stored.put("id", id);
    stored.remove("stored");
    if (!stored.has("timestamp")) {
      stored.put("timestamp", now.toString());
    }
    if (!stored.has("version")) {
      stored.put("version", version);
    }
    ObjectNode authority = stored.putObject("authority");
    authority.put("objectType", "Agent");
    authority.putObject("account").put("homePage", "urn:crossover:source").put("name", source);
    return stored;
  }

  /** A single activity of a context, which 1.0.x takes without an array, is kept in one. */
  private static void contextInArrays(JsonNode statement) {
    for (Map.Entry<String, JsonNode> kind :
        statement.path("context").path("contextActivities").properties()) {
      if (kind.getValue() instanceof ObjectNode single) {
        kind.setValue(single.arrayNode().add(single));
      }
    }
  }
}
