package dev.crossover.ingest.xapi.document;

import dev.crossover.ingest.xapi.document.DocumentChange.Action;
import dev.crossover.wiring.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document after a change was decided.
 *
 * @param key of the document
 * @param document what stands now; null where there is none
 * @param change id of the change
 * @param outcome what became of it
 */
record DocumentState(DocumentKey key, @Nullable Document document, String change, Outcome outcome) {

  /** What became of a change. */
  enum Outcome {
    DONE,
    /** The document is not the one that the client had seen. */
    NOT_AS_SEEN,
    /** A document stands there, and the client does not say that it knows. */
    EXISTS,
    /** The client must say what it knows, even of the first document. */
    NEEDS_CONDITION,
    /** Only JSON objects can be merged. */
    CANNOT_MERGE
  }

  /**
   * Decides about a change. Deciding about the last one again gives the same answer, so that it may
   * come twice.
   *
   * @param before what was decided last; null for a document of which nothing is known
   */
  static DocumentState decide(@Nullable DocumentState before, DocumentChange change) {
    if (before != null && before.change.equals(change.id())) {
      return before;
    }
    Document known = before == null ? null : before.document;
    Outcome refusal = refusal(known, change);
    if (refusal != null) {
      return of(known, change, refusal);
    }
    return switch (change.action()) {
      case DELETE -> of(null, change, Outcome.DONE);
      case PUT -> of(change.content(), change, Outcome.DONE);
      case POST -> post(known, change);
    };
  }

  private static DocumentState of(
      @Nullable Document document, DocumentChange change, Outcome outcome) {
    return new DocumentState(change.key(), document, change.id(), outcome);
  }

  private static @Nullable Outcome refusal(@Nullable Document known, DocumentChange change) {
    boolean matches = change.ifMatch().isEmpty() || oneOf(change.ifMatch(), known);
    boolean differs = change.ifNoneMatch().isEmpty() || !oneOf(change.ifNoneMatch(), known);
    if (!matches || !differs) {
      return Outcome.NOT_AS_SEEN;
    }
    if (change.action() == Action.PUT && !change.conditional()) {
      if (known != null && change.needsCondition()) {
        return Outcome.EXISTS;
      }
      if (known == null && change.needsConditionAlways()) {
        return Outcome.NEEDS_CONDITION;
      }
    }
    return null;
  }

  private static boolean oneOf(List<String> tags, @Nullable Document known) {
    return known != null && (tags.contains("*") || tags.contains(known.etag()));
  }

  private static DocumentState post(@Nullable Document known, DocumentChange change) {
    Document content = change.content();
    if (known == null || content == null) {
      return of(content, change, Outcome.DONE);
    }
    ObjectNode merged = object(known);
    ObjectNode added = object(content);
    if (merged == null || added == null) {
      return of(known, change, Outcome.CANNOT_MERGE);
    }
    merged.setAll(added);
    byte[] bytes = merged.toString().getBytes(StandardCharsets.UTF_8);
    return of(Document.of(content.contentType(), bytes, content.updated()), change, Outcome.DONE);
  }

  private static @Nullable ObjectNode object(Document document) {
    if (!document.isJson()) {
      return null;
    }
    try {
      JsonNode json = Json.MAPPER.readTree(document.text());
      return json instanceof ObjectNode object ? object : null;
    } catch (JacksonException | NumberFormatException e) {
      return null;
    }
  }
}
