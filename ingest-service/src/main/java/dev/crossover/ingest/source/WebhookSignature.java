package dev.crossover.ingest.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a request as Standard Webhooks (github.com/standard-webhooks/standard-webhooks)
 * defines the symmetric one: HMAC-SHA256 over id, time and body, parted by full stops.
 *
 * @param id header {@code webhook-id}; null where it is missing
 * @param timestamp header {@code webhook-timestamp}, seconds since 1970
 * @param signatures header {@code webhook-signature}: {@code v1,BASE64}, several parted by spaces
 */
record WebhookSignature(
    @Nullable String id, @Nullable String timestamp, @Nullable String signatures) {

  /** An older request may be one that somebody recorded; a newer one comes from a wrong clock. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
  private static final String VERSION = "v1,";

  /**
   * What is wrong with it.
   *
   * @return empty for a good one: signed with the secret, over this body, within {@link #TOLERANCE}
   *     of now
   */
  Optional<String> problem(WebhookSecret secret, byte[] body, Instant now) {
    if (id == null || id.isBlank()) {
      return Optional.of("webhook-id is missing");
    }
    if (timestamp == null || !SECONDS.matcher(timestamp).matches()) {
      return Optional.of("webhook-timestamp must be seconds since 1970");
    }
    if (signatures == null || signatures.isBlank()) {
      return Optional.of("webhook-signature is missing");
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) {
      return Optional.of(
          "webhook-timestamp is more than 5 minutes off; here it is " + now.getEpochSecond());
    }
    byte[] good =
        (VERSION + Base64.getEncoder().encodeToString(secret.sign(content(id, timestamp, body))))
            .getBytes(StandardCharsets.UTF_8);
    boolean found = false;
    for (String signature : signatures.split(" ", -1)) {
      found |= MessageDigest.isEqual(good, signature.getBytes(StandardCharsets.UTF_8));
    }
    return found
        ? Optional.empty()
        : Optional.of("no v1 signature in webhook-signature is of this content and secret");
  }

  private static byte[] content(String id, String timestamp, byte[] body) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    content.writeBytes(body);
    return content.toByteArray();
  }
}
