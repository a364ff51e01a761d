package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.intake.Canonical;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells whether two statements say the same: durations are compared to the hundredth second. */
final class StatementDigest {

  private static final Pattern BEYOND_HUNDREDTHS = Pattern.compile("(\\.\\d\\d)\\d+S$");

  /**
   * Digest of a statement.
   *
   * @param ignored names at the top level that are not compared
   */
  static String of(JsonNode statement, Set<String> ignored) {
    JsonNode compared = statement;
    if (statement.findValue("duration") != null) {
      compared = statement.deepCopy();
      truncate(compared.path("result"));
      truncate(compared.path("object").path("result"));
    }
    return Canonical.digest(compared, ignored);
  }

  private static void truncate(JsonNode result) {
    if (result.path("duration").isString()) {
      String exact = result.get("duration").asString();
      ((ObjectNode) result).put("duration", BEYOND_HUNDREDTHS.matcher(exact).replaceFirst("$1S"));
    }
  }

  private StatementDigest() {}
}
