package dev.crossover.ingest.source;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a sender signs with. It is kept nowhere: it follows from the administrator's secret and the
 * key of the token, so a new administrator's secret makes new ones of all.
 *
 * @param text as Standard Webhooks writes it, {@code whsec_} and base64
 */
record WebhookSecret(String text) {

  private static final String PREFIX = "whsec_";

  /**
   * The secret of a token.
   *
   * @return empty where there is no administrator's secret, for anyone could derive it then
   */
  static Optional<WebhookSecret> of(String adminSecret, String key) {
    if (adminSecret.isEmpty()) {
      return Optional.empty();
    }
    byte[] derived =
        hmac(
            adminSecret.getBytes(StandardCharsets.UTF_8),
            ("webhook|" + key).getBytes(StandardCharsets.UTF_8));
    return Optional.of(new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(derived)));
  }

  /** HMAC-SHA256 with this secret. */
  byte[] sign(byte[] content) {
    return hmac(Base64.getDecoder().decode(text.substring(PREFIX.length())), content);
  }

  /** Not the secret, which a log must not show. */
  @Override
  public String toString() {
    return PREFIX + "...";
  }

  private static byte[] hmac(byte[] key, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
