package dev.crossover.ingest.xapi.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Anything that a client keeps with us beside statements: a bookmark, a preference.
 *
 * @param contentType media type, as it came
 * @param base64 the content
 * @param etag SHA-1 of the content, hexadecimal, as xAPI 1.0.3 part three 3.1 wants it
 * @param updated when it was written last
 */
record Document(String contentType, String base64, String etag, Instant updated) {

  static Document of(String contentType, byte[] content, Instant updated) {
    return new Document(
        contentType, Base64.getEncoder().encodeToString(content), sha1(content), updated);
  }

  byte[] content() {
    return Base64.getDecoder().decode(base64);
  }

  /** Of a JSON document, without a byte order mark. */
  String text() {
    // What is not UTF-8 was kept before it was refused.
    String text = new String(content(), StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  boolean isJson() {
    return contentType.split(";", -1)[0].strip().equalsIgnoreCase("application/json");
  }

  private static String sha1(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
