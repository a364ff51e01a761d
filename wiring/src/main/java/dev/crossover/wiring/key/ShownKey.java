package dev.crossover.wiring.key;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key as a request shows it: {@code Basic}, {@code Bearer KEY:SECRET}, or {@code KEY:SECRET}
 * without a scheme, as Caliper's sensors send it.
 *
 * @param key public half
 * @param secret the other
 */
record ShownKey(String key, String secret) {

  /** Reads the {@code Authorization} header; empty if it shows none of these forms. */
  static Optional<ShownKey> of(@Nullable String authorization) {
    if (authorization == null) {
      return Optional.empty();
    }
    String[] words = authorization.strip().split(" +", 2);
    if (words.length == 1) {
      return pair(words[0]);
    }
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "basic" -> decoded(words[1]).flatMap(ShownKey::pair);
      case "bearer" -> pair(words[1]);
      default -> Optional.empty();
    };
  }

  private static Optional<String> decoded(String base64) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<ShownKey> pair(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Optional.of(new ShownKey(text.substring(0, colon), text.substring(colon + 1)));
  }
}
