package dev.crossover.ingest.intake;

import dev.crossover.wiring.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.util.function.SingletonSupplier;
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
      byte[] text =
          Json.MAPPER
              .writeValueAsString(sorted(content, ignored, scalar))
              .getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object sorted(JsonNode node, Set<String> ignored, UnaryOperator<JsonNode> scalar) {
    if (node.isObject()) {
      TreeMap<String, Object> fields = new TreeMap<>();
      node.properties().stream()
          .filter(field -> !ignored.contains(field.getKey()))
          .forEach(field -> fields.put(field.getKey(), sorted(field.getValue(), Set.of(), scalar)));
      return fields;
    }
    if (node.isArray()) {
      return node.valueStream().map(item -> sorted(item, Set.of(), scalar)).toList();
    }
    return scalar.apply(node);
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
    if (!may) {
      return node;
    }
    try {
      return StringNode.valueOf(OffsetDateTime.parse(text).toInstant().toString());
    } catch (DateTimeException e) {
      return node;
    }
  }

  private Canonical() {}
}
