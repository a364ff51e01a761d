package dev.crossover.ingest.xapi.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of one document. Whether it is granted is decided where all changes of that
 * document come by in one order.
 *
 * @param id names this change, so that whoever asked recognises the answer
 * @param key of the document
 * @param action what is to be done
 * @param content new content; null for a deletion
 * @param ifMatch entity tags of which the document must have one; {@code *} for any; empty for no
 *     condition
 * @param ifNoneMatch entity tags that the document must not have; {@code *}: it must not exist
 * @param needsCondition whether a put over another document must be conditional
 * @param needsConditionAlways whether even the first put must be
 */
record DocumentChange(
    String id,
    DocumentKey key,
    Action action,
    @Nullable Document content,
    List<String> ifMatch,
    List<String> ifNoneMatch,
    boolean needsCondition,
    boolean needsConditionAlways) {

  /** The three ways to change a document. */
  enum Action {
    /** Replaces it. */
    PUT,
    /** Merges names into it, or makes it. */
    POST,
    /** Removes it. */
    DELETE
  }

  DocumentChange {
    ifMatch = List.copyOf(ifMatch);
    ifNoneMatch = List.copyOf(ifNoneMatch);
  }

  DocumentChange with(@Nullable Document other) {
    return new DocumentChange(
        id, key, action, other, ifMatch, ifNoneMatch, needsCondition, needsConditionAlways);
  }

  boolean conditional() {
    return !ifMatch.isEmpty() || !ifNoneMatch.isEmpty();
  }
}
