package dev.crossover.ingest.xapi.statement;

import java.util.Base64;

/**
 * Content of an attachment, as it is kept in {@code attachments}.
 *
 * @param sha2 hash of the content, hexadecimal, lower case; the key
 * @param contentType media type that a statement gives it
 * @param base64 the content
 */
record Attachment(String sha2, String contentType, String base64) {

  static Attachment of(String sha2, String contentType, byte[] content) {
    return new Attachment(sha2, contentType, Base64.getEncoder().encodeToString(content));
  }

  byte[] content() {
    return Base64.getDecoder().decode(base64);
  }
}
