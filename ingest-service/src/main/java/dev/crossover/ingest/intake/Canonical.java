package dev.crossover.ingest.intake;

import dev.crossover.wiring.IsoInstants;
import dev.crossover.wiring.Json;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.StringNode;

/** One text for one content, however its JSON was written, and the digest of it. */
public final class Canonical {

  /** Whole numbers of more bits are not all different as doubles. */
  private static final int BITS_OF_A_DOUBLE = 53;

  private static final int SHORTEST_TIME = "2026-03-02T09:00:00Z".length();
  private static final int LONGEST_TIME = "2026-03-02T09:00:00.123456789+00:00".length();

  /**
   * SHA-256 over the content with sorted names, of which ids are made. It must never change: who
   * sends the same again would get another id.
   *
   * @param ignored names at the top level that are not content
   * @return 64 hexadecimal digits
   */
  public static String forIds(JsonNode content, Set<String> ignored) {
    return digest(content, ignored, Canonical::asEver);
  }

  /**
   * The same to tell a repeat from other content. It must not change either, or retries of what
   * ledgers hold would be conflicts: {@code 1} and {@code 1.0} are one number here, and {@code
   * 10:00:00Z} and {@code 11:00:00.0+01:00} are one time. Made once somebody asks for it, for it
   * takes as long as all the rest of reading.
   */
  public static Supplier<String> ofContent(JsonNode content, Set<String> ignored) {
    return SingletonSupplier.of(() -> digest(content, ignored, Canonical::asMeant));
  }

  private static String digest(
      JsonNode content, Set<String> ignored, UnaryOperator<JsonNode> scalar) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      try (JsonGenerator out =
          Json.MAPPER.createGenerator(
              new DigestOutputStream(OutputStream.nullOutputStream(), sha256))) {
        write(out, content, ignored, scalar);
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(
      JsonGenerator out, JsonNode node, Set<String> ignored, UnaryOperator<JsonNode> scalar) {
    if (node.isObject()) {
      out.writeStartObject();
      List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(node.properties());
      fields.sort(Map.Entry.comparingByKey());
      for (Map.Entry<String, JsonNode> field : fields) {
        if (!ignored.contains(field.getKey())) {
          out.writeName(field.getKey());
          write(out, field.getValue(), Set.of(), scalar);
        }
      }
      out.writeEndObject();
    } else if (node.isArray()) {
      out.writeStartArray();
      for (JsonNode item : node) {
        write(out, item, Set.of(), scalar);
      }
      out.writeEndArray();
    } else {
      JsonNode value = scalar.apply(node);
      if (value.isString()) {
        out.writeString(value.asString());
      } else {
        out.writePOJO(value);
      }
    }
  }

  /** Numbers were doubles when the first ids were made. */
  private static JsonNode asEver(JsonNode node) {
    return node.isBigDecimal() ? DoubleNode.valueOf(node.decimalValue().doubleValue()) : node;
  }

  private static JsonNode asMeant(JsonNode node) {
    if (node.isNumber()) {
      boolean exact =
          node.isIntegralNumber() && node.bigIntegerValue().bitLength() > BITS_OF_A_DOUBLE;
      // Adding zero makes -0.0 the same as 0.0.
      return exact ? node : DoubleNode.valueOf(node.decimalValue().doubleValue() + 0.0);
    }
    return node.isString() ? time(node) : node;
  }

  private static JsonNode time(JsonNode node) {
    String text = node.asString();
    boolean may =
        text.length() >= SHORTEST_TIME
            && text.length() <= LONGEST_TIME
            && text.charAt(4) == '-'
            && text.charAt(10) == 'T';
    Instant plain = may ? IsoInstants.parse(text) : null;
    if (!may || (plain != null && text.length() == SHORTEST_TIME)) {
      return node;
    }
    if (plain != null) {
      return StringNode.valueOf(plain.toString());
    }
    try {
      return StringNode.valueOf(OffsetDateTime.parse(text).toInstant().toString());
    } catch (DateTimeException e) {
      return node;
    }
  }

  private Canonical() {}
}
