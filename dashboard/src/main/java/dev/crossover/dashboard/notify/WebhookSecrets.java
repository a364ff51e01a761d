package dev.crossover.dashboard.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What messages to a webhook are signed with, by Standard Webhooks: one secret, or while it is
 * replaced the new one and the old one.
 */
final class WebhookSecrets {

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MOST = 2;

  private final List<SecretKeySpec> keys;

  /**
   * Reads a setting.
   *
   * @param setting one secret or two, the newest first, with a space between
   * @throws IllegalArgumentException if it is none of that
   */
  WebhookSecrets(String setting) {
    List<String> secrets = List.of(setting.strip().split(" +", -1));
    if (secrets.size() > MOST) {
      throw wrong();
    }
    this.keys = secrets.stream().map(WebhookSecrets::key).toList();
  }

  private static SecretKeySpec key(String secret) {
    if (!secret.startsWith(PREFIX)) {
      throw wrong();
    }
    try {
      byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      if (key.length < 24 || key.length > 64) {
        throw wrong();
      }
      return new SecretKeySpec(key, ALGORITHM);
    } catch (IllegalArgumentException e) {
      throw wrong();
    }
  }

  private static IllegalArgumentException wrong() {
    return new IllegalArgumentException(
        "CROSSOVER_WEBHOOK_SECRET must be whsec_ and base64 of 24 to 64 bytes,"
            + " or two of these with a space between");
  }

  /** The header {@code webhook-signature}: one signature by each secret. */
  String signature(String id, String timestamp, String body) {
    byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
    return keys.stream()
        .map(key -> "v1," + Base64.getEncoder().encodeToString(hmac(key, signed)))
        .collect(Collectors.joining(" "));
  }

  private static byte[] hmac(SecretKeySpec key, byte[] signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
