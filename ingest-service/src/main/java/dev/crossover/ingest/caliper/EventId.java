package dev.crossover.ingest.caliper;

import dev.crossover.ingest.request.IdForms;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** Under which id an event or a describe is known; a UUID wherever Caliper asks for one. */
final class EventId {

  private static final String PREFIX = "urn:uuid:";
  private static final int UUID_LENGTH = 36;

  /**
   * The sender's own: {@code urn:uuid:} without its prefix, in lower case; other IRIs as they are.
   */
  static String own(String id) {
    int prefix = id.startsWith(PREFIX) ? PREFIX.length() : 0;
    return id.length() == prefix + UUID_LENGTH && IdForms.endsWithUuid(id)
        ? id.toLowerCase(Locale.ROOT).substring(id.length() - UUID_LENGTH)
        : id;
  }

  /** One that the same content of the same source always gets. */
  static String derived(String source, String digest) {
    return UUID.nameUUIDFromBytes((source + "|" + digest).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private EventId() {}
}
