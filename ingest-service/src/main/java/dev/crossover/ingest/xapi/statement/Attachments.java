package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.intake.Candidate.Content;
import dev.crossover.ingest.request.Refused;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Matches what statements say of attachments with the contents that came along. */
final class Attachments {

  private static final Map<Integer, String> DIGEST_BY_LENGTH =
      Map.of(56, "SHA-224", 64, "SHA-256", 96, "SHA-384", 128, "SHA-512");

  /**
   * The contents of a statement's attachments.
   *
   * @param at where the statement stands; empty for a single one
   * @param check whether hashes and signatures are checked
   * @throws Refused if one is neither here nor at a {@code fileUrl}, or is not what its hash says
   */
  static List<Content> of(
      JsonNode statement, String at, Map<String, byte[]> contents, boolean check) {
    List<Content> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : declared(statement, at).entrySet()) {
      JsonNode declared = entry.getValue();
      String sha2 = declared.get("sha2").asString().toLowerCase(Locale.ROOT);
      byte[] content = contents.get(sha2);
      if (content != null) {
        found.add(new Content(sha2, declared.get("contentType").asString(), content));
        if (check) {
          requireHash(content, sha2, entry.getKey());
          Signature.check(statement, declared, content, entry.getKey());
        }
      } else if (check && !declared.has("fileUrl")) {
        throw Refused.field(
            entry.getKey() + ".fileUrl", "is missing, and no part of the body has this hash");
      }
    }
    return found;
  }

  /** Hashes of the attachments of a statement and of its SubStatement. */
  static Stream<String> hashes(JsonNode statement) {
    return declared(statement, "").values().stream()
        .map(a -> a.get("sha2").asString().toLowerCase(Locale.ROOT));
  }

  private static Map<String, JsonNode> declared(JsonNode statement, String at) {
    Map<String, JsonNode> declared = new HashMap<>();
    for (int i = 0; i < statement.path("attachments").size(); i++) {
      declared.put(at + "attachments[" + i + "]", statement.get("attachments").get(i));
    }
    if (statement.path("object").has("attachments")) {
      declared.putAll(declared(statement.get("object"), at + "object."));
    }
    return declared;
  }

  private static void requireHash(byte[] content, String sha2, String field) {
    String algorithm = DIGEST_BY_LENGTH.get(sha2.length());
    try {
      if (algorithm == null
          || !HexFormat.of()
              .formatHex(MessageDigest.getInstance(algorithm).digest(content))
              .equals(sha2)) {
        throw Refused.field(field + ".sha2", "is not the hash of the content that came");
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Attachments() {}
}
