package dev.crossover.ingest.caliper;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Under which id an event or a describe is known; a UUID wherever Caliper asks for one. */
final class EventId {

  static final String UUID_FORM = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
  private static final String PREFIX = "urn:uuid:";
  private static final int UUID_LENGTH = 36;
  private static final Pattern URN = Pattern.compile("(?:" + PREFIX + ")?" + UUID_FORM);

  /**
   * The sender's own: {@code urn:uuid:} without its prefix, in lower case; other IRIs as they are.
   */
  static String own(String id) {
    return URN.matcher(id).matches()
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
