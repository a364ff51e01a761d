package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.intake.Candidate;
import dev.crossover.ingest.intake.Candidate.Content;
import dev.crossover.ingest.intake.Naming;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import dev.crossover.ingest.xapi.rule.StatementRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;

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
  private final Duration repeats;
  private final boolean check;

  /**
   * Reads for one request.
   *
   * @param source who posts
   * @param now when it came
   * @param repeats for how long after the first copy the same content without id and time is a
   *     repeat
   * @param check whether statements are checked; not those that were taken
   */
  StatementReader(String source, Instant now, Duration repeats, boolean check) {
    this.source = source;
    this.now = now;
    this.repeats = repeats;
    this.check = check;
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
      if (check) {
        StatementRules.check(statement, at);
      }
      List<Content> attachments = Attachments.of(statement, at, contents, check);
      Candidate candidate = candidate(statement, at, forcedId, attachments);
      if (candidate.naming() instanceof Naming.Own(String id) && !ids.add(id)) {
        throw Refused.field(at + "id", "stands twice in the batch: " + id);
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
      JsonNode statement, String at, @Nullable String forcedId, List<Content> attachments) {
    return new Candidate(
        naming(statement, at, forcedId),
        StatementDigest.ofContent(statement, NOT_CONTENT),
        statement,
        attachments,
        StatementMeaning.owner(statement.get("actor")),
        id -> StatementMeaning.event(id, source, now, statement),
        _ -> List.of());
  }

  private Naming naming(JsonNode statement, String at, @Nullable String forcedId) {
    String own = statement.path("id").asString("").toLowerCase(Locale.ROOT);
    if (forcedId != null) {
      if (!own.isEmpty() && !own.equals(forcedId.toLowerCase(Locale.ROOT))) {
        throw Refused.field(at + "id", "is not the statementId of the request");
      }
      return new Naming.Own(forcedId.toLowerCase(Locale.ROOT));
    }
    return own.isEmpty()
        ? new Naming.Derived(
            source,
            SingletonSupplier.of(() -> StatementDigest.forIds(statement, NOT_CONTENT)),
            statement.has("timestamp"),
            repeats)
        : new Naming.Own(own);
  }
}
