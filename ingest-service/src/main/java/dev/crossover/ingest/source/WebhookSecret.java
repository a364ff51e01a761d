package dev.crossover.ingest.source;

import dev.crossover.wiring.key.Hmac;
import java.util.Base64;
import java.util.Optional;

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
    byte[] derived = Hmac.derived(adminSecret, "webhook|" + key);
    return Optional.of(new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(derived)));
  }

  /** HMAC-SHA256 with this secret. */
  byte[] sign(byte[] content) {
    return Hmac.of(Base64.getDecoder().decode(text.substring(PREFIX.length())), content);
  }

  /** Not the secret, which a log must not show. */
  @Override
  public String toString() {
    return PREFIX + "...";
  }
}
