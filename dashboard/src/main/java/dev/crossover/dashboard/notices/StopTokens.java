package dev.crossover.dashboard.notices;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.wiring.key.Hmac;
import dev.crossover.wiring.key.KeySettings;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What stands in the link by which somebody stops mails without signing in (RFC 8058): an HMAC over
 * their address and what is stopped, and both, encrypted. Whoever reads the link learns no address,
 * and nobody else can make one. It follows from the administrator's secret, so every instance reads
 * it, after a restart too, and another secret ends all of them. It does one thing only, and has no
 * end: a mail of last year must still be good for it.
 */
@Component
public class StopTokens {

  private static final String CIPHER = "AES/GCM/NoPadding";

  /** Of GCM, in bytes. */
  private static final int NONCE = 12;

  private static final int TAG = 16;

  private final byte @Nullable [] signing;
  private final byte @Nullable [] sealing;

  StopTokens(KeySettings keys) {
    String secret = keys.adminSecret();
    this.signing = secret.isEmpty() ? null : Hmac.derived(secret, "notices|sign");
    this.sealing = secret.isEmpty() ? null : Hmac.derived(secret, "notices|seal");
  }

  /** What somebody wants to stop. */
  record Stop(NoticeKind what, String mail) {}

  /**
   * The token by which somebody stops something; null where the installation has no secret. The
   * same each time, so that a second try of a mail is the same mail.
   */
  public @Nullable String of(NoticeKind what, String mail) {
    if (signing == null || sealing == null) {
      return null;
    }
    byte[] content = (what.code() + " " + mail.toLowerCase(Locale.ROOT)).getBytes(UTF_8);
    byte[] nonce = nonce(signing, content);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, sealing, nonce, content);
    byte[] token = Arrays.copyOf(nonce, NONCE + sealed.length);
    System.arraycopy(sealed, 0, token, NONCE, sealed.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** What a token stops; null where it is none of ours. */
  @Nullable Stop read(String token) {
    byte[] given = bytes(token);
    if (signing == null || sealing == null || given.length <= NONCE + TAG) {
      return null;
    }
    byte[] nonce = Arrays.copyOf(given, NONCE);
    byte[] sealed = Arrays.copyOfRange(given, NONCE, given.length);
    byte[] content;
    try {
      content = crypt(Cipher.DECRYPT_MODE, sealing, nonce, sealed);
    } catch (Forged e) {
      return null;
    }
    if (!MessageDigest.isEqual(nonce, nonce(signing, content))) {
      return null;
    }
    String[] parts = new String(content, UTF_8).split(" ", 2);
    return Stream.of(NoticeKind.values())
        .filter(what -> what.code().equals(parts[0]))
        .map(what -> new Stop(what, parts[1]))
        .findFirst()
        .orElse(null);
  }

  /** Of the content alone: two contents never share one, which GCM would not survive. */
  private static byte[] nonce(byte[] signing, byte[] content) {
    return Arrays.copyOf(Hmac.of(signing, content), NONCE);
  }

  private static byte[] bytes(String token) {
    try {
      return Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] crypt(int mode, byte[] key, byte[] nonce, byte[] content) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG, nonce));
      return cipher.doFinal(content);
    } catch (AEADBadTagException e) {
      throw new Forged(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Something that was not sealed here. */
  private static final class Forged extends RuntimeException {

    private static final long serialVersionUID = 1;

    Forged(AEADBadTagException cause) {
      super(cause);
    }
  }
}
