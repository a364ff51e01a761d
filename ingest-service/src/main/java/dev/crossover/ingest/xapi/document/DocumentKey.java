package dev.crossover.ingest.xapi.document;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a document belongs. Documents are kept by source: what one LMS keeps of its learners is
 * nothing to another.
 *
 * @param source name of the token
 * @param kind which resource
 * @param owner activity, agent or both
 * @param id state or profile id
 * @param registration registration of a state; null where it has none
 */
record DocumentKey(
    String source, Kind kind, String owner, String id, @Nullable String registration) {

  /** The three document resources. */
  enum Kind {
    STATE,
    AGENT_PROFILE,
    ACTIVITY_PROFILE
  }

  /** As key of a record; keys of one owner begin alike. */
  String text() {
    return prefix(source, kind, owner)
        + encoded(id)
        + " "
        + (registration == null ? "" : registration);
  }

  /** How the keys of all documents of an owner begin. */
  static String prefix(String source, Kind kind, String owner) {
    return source + " " + kind + " " + encoded(owner) + " ";
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }
}
