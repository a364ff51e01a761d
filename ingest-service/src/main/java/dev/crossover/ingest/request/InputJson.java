package dev.crossover.ingest.request;

import dev.crossover.ingest.IngestSettings;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
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

  private final JsonMapper mapper;

  public InputJson(IngestSettings settings) {
    this.mapper =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(settings.maxDepth())
                            .maxStringLength(settings.maxText())
                            .maxNumberLength(MOST_DIGITS)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
  }

  /**
   * Reads a text.
   *
   * @throws tools.jackson.core.JacksonException if it is not JSON or beyond the limits
   * @throws Refused naming a number that is out of the range of a double, for whoever reckons with
   *     it would meet infinity, and whoever wrote it in full would fill the heap; or a text that
   *     holds half of a character
   */
  public JsonNode read(String text) {
    JsonNode json = mapper.readTree(text);
    check(json, "");
    return json;
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
    if (text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw Refused.field(field.isEmpty() ? "text" : field, "holds half of a character (\\ud800)");
    }
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
