package dev.crossover.model.learner;

/**
 * How an LMS knows a person. Two LMSs may use one name for different people, so the issuer is part
 * of the identity.
 *
 * @param issuer home page of the LMS; {@code mailto:}, {@code mbox_sha1sum:} or {@code openid:} for
 *     accounts that need none
 * @param name name or number within the issuer
 */
public record Account(String issuer, String name) {

  public static final String MAIL = "mailto:";
  public static final String MAIL_SHA1 = "mbox_sha1sum:";
  public static final String OPENID = "openid:";

  public Account {
    if (issuer.isBlank() || issuer.indexOf('|') >= 0) {
      throw new IllegalArgumentException("an account's issuer must be given and hold no '|'");
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException("an account's name must be given");
    }
  }

  /** As key of a record: {@code issuer|name}. */
  public String key() {
    return issuer + "|" + name;
  }

  /**
   * Reads {@link #key()}.
   *
   * @throws IllegalArgumentException if the text is not {@code issuer|name}
   */
  public static Account parse(String key) {
    int bar = key.indexOf('|');
    if (bar < 0) {
      throw new IllegalArgumentException("an account is written issuer|name, but found: " + key);
    }
    return new Account(key.substring(0, bar).strip(), key.substring(bar + 1).strip());
  }
}
