package dev.crossover.ingest.intake;

import dev.crossover.wiring.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;

/** One text for one content, however its JSON was written, and the digest of it. */
public final class Canonical {

  /**
   * SHA-256 over the content with sorted names.
   *
   * @param ignored names at the top level that are not content
   * @return 64 hexadecimal digits
   */
  public static String digest(JsonNode content, Set<String> ignored) {
    try {
      byte[] text =
          Json.MAPPER.writeValueAsString(sorted(content, ignored)).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object sorted(JsonNode node, Set<String> ignored) {
    if (node.isObject()) {
      TreeMap<String, Object> fields = new TreeMap<>();
      node.properties().stream()
          .filter(field -> !ignored.contains(field.getKey()))
          .forEach(field -> fields.put(field.getKey(), sorted(field.getValue(), Set.of())));
      return fields;
    }
    if (node.isArray()) {
      return node.valueStream().map(item -> sorted(item, Set.of())).toList();
    }
    // Ids are made of digests, and numbers were doubles when the first were made.
    return node.isBigDecimal() ? DoubleNode.valueOf(node.decimalValue().doubleValue()) : node;
  }

  private Canonical() {}
}
