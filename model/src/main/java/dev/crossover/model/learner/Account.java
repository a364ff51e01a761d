package dev.crossover.model.learner;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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

  /** Issuer of accounts that are nobody's for ever, for tests of a connection. */
  public static final String TEST = "urn:crossover";

  public Account {
    if (issuer.isBlank() || issuer.indexOf('|') >= 0) {
      throw new IllegalArgumentException("an account's issuer must be given and hold no '|'");
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException("an account's name must be given");
    }
  }

  /** Whether it is nobody's for ever: what is said of it is kept, and concerns no learner. */
  public boolean ofTest() {
    return issuer.equals(TEST);
  }

  /** As people write it: {@code issuer|name}. */
  public String key() {
    return issuer + "|" + name;
  }

  /**
   * The key under which records of the account stand, some of which can never be deleted: SHA-256
   * of {@link #key()} in UTF-8, as hex. It is no secret: who knows an account can compute it.
   */
  public String hash() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
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
