package dev.crossover.ingest.xapi.statement;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What several statements say of one activity, as one definition. */
final class Definitions {

  private static final Set<String> MAPS = Set.of("name", "description", "extensions");

  /** The known definition with what is newly said: languages and extensions add up. */
  static JsonNode merged(JsonNode known, JsonNode said) {
    ObjectNode merged = ((ObjectNode) known).deepCopy();
    for (Map.Entry<String, JsonNode> field : said.properties()) {
      JsonNode before = merged.get(field.getKey());
      if (MAPS.contains(field.getKey()) && before instanceof ObjectNode map) {
        map.setAll((ObjectNode) field.getValue());
      } else {
        merged.set(field.getKey(), field.getValue());
      }
    }
    return merged;
  }

  /** A language map with only the entry that suits the reader best. */
  static JsonNode inLanguage(JsonNode map, Iterable<Locale.LanguageRange> wanted) {
    if (map.size() < 2) {
      return map;
    }
    String chosen = map.propertyNames().iterator().next();
    for (Locale.LanguageRange range : wanted) {
      String best = Locale.lookupTag(java.util.List.of(range), map.propertyNames());
      if (best == null) {
        best =
            map.propertyNames().stream()
                .filter(tag -> tag.toLowerCase(Locale.ROOT).startsWith(range.getRange()))
                .findFirst()
                .orElse(null);
      }
      if (best != null) {
        String tag = best;
        chosen =
            map.propertyNames().stream().filter(tag::equalsIgnoreCase).findFirst().orElse(chosen);
        break;
      }
    }
    ObjectNode one = ((ObjectNode) map).objectNode();
    one.set(chosen, map.get(chosen));
    return one;
  }

  private Definitions() {}
}
