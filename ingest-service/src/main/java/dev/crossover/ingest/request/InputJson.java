package dev.crossover.ingest.request;

import dev.crossover.ingest.IngestSettings;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that somebody else wrote, within limits of depth, length and size of numbers. A number
 * keeps its digits, since an original must come back as it came.
 */
@Component
public class InputJson {

  /** More than any double has as a plain number; what is written of it stays readable, too. */
  private static final int MOST_DIGITS = 400;

  /** Places after the point of the least double there is. */
  private static final int MOST_PLACES = 1_100;

  /** In bytes. Names are words, or IRIs such as those of extensions. */
  private static final int LONGEST_NAME = 2_000;

  /**
   * Bytes of the largest body for each token (a name, a value, a bracket); statements have twice as
   * many. A tree of tokens takes many times its text.
   */
  private static final int BYTES_OF_A_TOKEN = 8;

  private static final long FEWEST_TOKENS = 10_000;

  private static final int LOOKED_AT_TO_GUESS = 4;

  private final JsonMapper mapper;
  private final JsonMapper unbounded;

  public InputJson(IngestSettings settings) {
    long tokens = Math.max(FEWEST_TOKENS, settings.maxBody().toBytes() / BYTES_OF_A_TOKEN);
    this.mapper =
        mapper(
            JsonFactory.builder(), settings.maxDepth(), settings.maxText(), LONGEST_NAME, tokens);
    // Limits may be lower now than when something was taken.
    this.unbounded =
        mapper(
            // Whether names collide too often depends on all that was read before.
            JsonFactory.builder().disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW),
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Long.MAX_VALUE);
  }

  private static JsonMapper mapper(
      JsonFactoryBuilder factory, int depth, int text, int name, long tokens) {
    return JsonMapper.builder(
            factory
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(depth)
                        .maxStringLength(text)
                        .maxNameLength(name)
                        .maxTokenCount(tokens)
                        .maxNumberLength(MOST_DIGITS)
                        .build())
                .build())
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
  }

  /**
   * Reads a body. It parses the bytes: a text of them would take three times their room.
   *
   * @throws tools.jackson.core.JacksonException if it is not JSON or beyond the limits
   * @throws Refused if the body is not UTF-8, if a text holds half of a character, or if a number
   *     is out of the range of a double: who reckons with it would meet infinity, and who writes it
   *     in full would fill the heap
   */
  public JsonNode read(byte[] body) {
    requireOneEncoding(body, Utf8.beginOfText(body));
    JsonNode json = mapper.readTree(body);
    if (!isSound(json)) {
      check(json, "");
    }
    return json;
  }

  /** Reads a body that was read and taken before; nothing in it is checked again. */
  public JsonNode again(byte[] body) {
    return unbounded.readTree(body);
  }

  /** Jackson guesses UTF-16 and UTF-32 by zeros at the beginning, where JSON in UTF-8 has none. */
  private static void requireOneEncoding(byte[] body, int begin) {
    for (int i = begin; i < Math.min(body.length, begin + LOOKED_AT_TO_GUESS); i++) {
      if (body[i] == 0) {
        throw new Refused(RejectReason.MALFORMED, "body", "is not UTF-8, but UTF-16 or UTF-32");
      }
    }
  }

  /** Whether {@link #check} would pass, without the names of fields: they are most of its work. */
  private static boolean isSound(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          if (!isWhole(field.getKey()) || !isSound(field.getValue())) {
            yield false;
          }
        }
        yield true;
      }
      case ARRAY -> {
        for (JsonNode element : node) {
          if (!isSound(element)) {
            yield false;
          }
        }
        yield true;
      }
      case STRING -> isWhole(node.asString());
      case NUMBER -> inRange(node);
      default -> true;
    };
  }

  private static void check(JsonNode node, String field) {
    switch (node.getNodeType()) {
      case OBJECT ->
          node.properties()
              .forEach(p -> {
                String at = field.isEmpty() ? p.getKey() : field + "." + p.getKey();
                requireCharacters(p.getKey(), at);
                check(p.getValue(), at);
              });
      case ARRAY -> {
        for (int i = 0; i < node.size(); i++) {
          check(node.get(i), field + "[" + i + "]");
        }
      }
      case STRING -> requireCharacters(node.asString(), field);
      case NUMBER -> {
        if (!inRange(node)) {
          throw Refused.field(
              field.isEmpty() ? "number" : field, "must be a number in the range of a double");
        }
      }
      default -> {}
    }
  }

  /** JSON can name half a character, of which UTF-8 makes a question mark. */
  private static void requireCharacters(String text, String field) {
    if (!isWhole(text)) {
      throw Refused.field(field.isEmpty() ? "text" : field, "holds half of a character (\\ud800)");
    }
  }

  private static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        boolean pair =
            i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static boolean inRange(JsonNode number) {
    if (number.isBigInteger()) {
      return Double.isFinite(number.bigIntegerValue().doubleValue());
    }
    if (!number.isBigDecimal()) {
      return true;
    }
    BigDecimal exact = number.decimalValue();
    if (Math.abs((long) exact.scale()) > MOST_PLACES) {
      return false;
    }
    double near = exact.doubleValue();
    return Double.isFinite(near) && (near != 0 || exact.signum() == 0);
  }
}
