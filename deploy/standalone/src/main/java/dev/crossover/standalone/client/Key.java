package dev.crossover.standalone.client;

/**
 * What a command shows to the doors: the administrator's secret, or the token of one source.
 *
 * @param user {@code admin}, or the key of a token
 */
public record Key(String user, String secret) {

  private static final String ADMIN = "admin";

  /** The administrator's secret, or {@code KEY:SECRET} of a token. */
  public static Key of(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Key(ADMIN, text)
        : new Key(text.substring(0, colon), text.substring(colon + 1));
  }

  boolean admin() {
    return user.equals(ADMIN);
  }
}
