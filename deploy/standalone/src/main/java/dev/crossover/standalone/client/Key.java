package dev.crossover.standalone.client;

/**
 * What a command shows: a key.
 *
 * @param user {@code admin}, or the public half of another key
 */
public record Key(String user, String secret) {

  private static final String ADMIN = "admin";

  /** The administrator's secret, which is that of the key {@code admin}, or {@code KEY:SECRET}. */
  public static Key of(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Key(ADMIN, text)
        : new Key(text.substring(0, colon), text.substring(colon + 1));
  }

  /** {@code KEY:SECRET}. */
  public String text() {
    return user + ":" + secret;
  }

  boolean admin() {
    return user.equals(ADMIN);
  }
}
