package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.intake.Candidate.Content;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParseException;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The two parts of a statement request: the statements, and the contents of attachments by their
 * SHA-2. In a {@code multipart/mixed} body the first part is the JSON; each further part has its
 * hash in {@code X-Experience-API-Hash} and is binary.
 *
 * @param json statements
 * @param contents by hash, lower case
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Parts(byte[] json, Map<String, byte[]> contents) {

  private static final String HASH = "X-Experience-API-Hash";

  /**
   * Takes a body apart.
   *
   * @throws Refused if it is neither JSON nor a sound multipart body
   */
  static Parts of(@Nullable String contentType, byte[] body) {
    ContentType type = type(contentType);
    if (type.match("application/json")) {
      return new Parts(body, Map.of());
    }
    if (!type.match("multipart/mixed")) {
      throw malformed("Content-Type", "must be application/json or multipart/mixed");
    }
    if (type.getParameter("boundary") == null) {
      throw malformed("Content-Type", "has no boundary");
    }
    try {
      return of(new MimeMultipart(new ByteArrayDataSource(body, contentType)));
    } catch (MessagingException | IOException e) {
      throw malformed("body", "cannot be taken apart: " + e.getMessage());
    }
  }

  private static Parts of(MimeMultipart parts) throws MessagingException, IOException {
    if (parts.getCount() == 0
        || !type(parts.getBodyPart(0).getContentType()).match("application/json")) {
      throw malformed("body", "the first part must be application/json");
    }
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (int i = 1; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      String field = "part[" + i + "]";
      String hash = header(part, HASH, field);
      if (!header(part, "Content-Transfer-Encoding", field).equalsIgnoreCase("binary")) {
        throw malformed(field + ".Content-Transfer-Encoding", "must be binary");
      }
      contents.put(hash.toLowerCase(java.util.Locale.ROOT), raw(part));
    }
    return new Parts(raw(parts.getBodyPart(0)), contents);
  }

  /** Writes a reply of statements with contents, the way it is read here. */
  static byte[] write(String boundary, byte[] json, Iterable<Content> contents) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    part(out, boundary, "Content-Type: application/json\r\n", json);
    for (Content a : contents) {
      String head =
          "Content-Type: "
              + a.contentType()
              + "\r\nContent-Transfer-Encoding: binary\r\n"
              + HASH
              + ": "
              + a.sha2()
              + "\r\n";
      part(out, boundary, head, a.bytes());
    }
    out.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static void part(
      ByteArrayOutputStream out, String boundary, String head, byte[] content) {
    out.writeBytes(("--" + boundary + "\r\n" + head + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.writeBytes(content);
    out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static ContentType type(@Nullable String contentType) {
    try {
      return new ContentType(contentType == null ? "" : contentType);
    } catch (ParseException e) {
      throw malformed("Content-Type", "must be application/json or multipart/mixed");
    }
  }

  private static String header(BodyPart part, String name, String field) throws MessagingException {
    String[] values = part.getHeader(name);
    if (values == null || values[0].isBlank()) {
      throw malformed(field + "." + name, "is missing");
    }
    return values[0].strip();
  }

  private static byte[] raw(BodyPart part) throws MessagingException, IOException {
    return ((MimeBodyPart) part).getRawInputStream().readAllBytes();
  }

  private static Refused malformed(String field, String message) {
    return new Refused(RejectReason.MALFORMED, field, message);
  }
}
