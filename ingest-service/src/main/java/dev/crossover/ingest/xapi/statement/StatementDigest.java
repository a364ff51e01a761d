package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.intake.Canonical;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells whether two statements say the same: durations are compared to the hundredth second, and
 * what Moodle's plugin says of the process that sends is left out. It names there its session as
 * registration and its versions; with another run of its task both are others, and a retry would
 * count twice.
 */
final class StatementDigest {

  private static final String MOODLE_SENDER =
      "http://lrs.learninglocker.net/define/extensions/info";

  private static final Pattern BEYOND_HUNDREDTHS = Pattern.compile("(\\.\\d\\d)\\d+S$");

  /**
   * Digest of a statement, of which its id is made where it has none.
   *
   * @param ignored names at the top level that are not compared
   */
  static String forIds(JsonNode statement, Set<String> ignored) {
    return Canonical.forIds(compared(statement), ignored);
  }

  /** Digest that tells a repeat from other content. */
  static Supplier<String> ofContent(JsonNode statement, Set<String> ignored) {
    return SingletonSupplier.of(() -> Canonical.ofContent(compared(statement), ignored).get());
  }

  private static JsonNode compared(JsonNode statement) {
    boolean moodle = statement.path("context").path("extensions").has(MOODLE_SENDER);
    boolean exact =
        isBeyondHundredths(statement.path("result"))
            || isBeyondHundredths(statement.path("object").path("result"));
    if (!moodle && !exact) {
      return statement;
    }
    JsonNode compared = statement.deepCopy();
    if (exact) {
      truncate(compared.path("result"));
      truncate(compared.path("object").path("result"));
    }
    if (moodle) {
      ObjectNode context = (ObjectNode) compared.get("context");
      context.remove("registration");
      ((ObjectNode) context.get("extensions")).remove(MOODLE_SENDER);
    }
    return compared;
  }

  private static boolean isBeyondHundredths(JsonNode result) {
    return BEYOND_HUNDREDTHS.matcher(result.path("duration").asString("")).find();
  }

  private static void truncate(JsonNode result) {
    if (result.path("duration").isString()) {
      String exact = result.get("duration").asString();
      ((ObjectNode) result).put("duration", BEYOND_HUNDREDTHS.matcher(exact).replaceFirst("$1S"));
    }
  }

  private StatementDigest() {}
}
