package dev.crossover.ingest.xapi.rule;

import static dev.crossover.ingest.xapi.rule.XapiValues.each;
import static dev.crossover.ingest.xapi.rule.XapiValues.object;
import static dev.crossover.ingest.xapi.rule.XapiValues.only;
import static dev.crossover.ingest.xapi.rule.XapiValues.optional;
import static dev.crossover.ingest.xapi.rule.XapiValues.required;

import dev.crossover.ingest.request.Refused;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What makes an Activity, its definition and the activities of a context valid. */
final class ActivityRules {

  /**
   * Open edX calls a problem of several parts so, though xAPI knows no such type; it is read as an
   * Activity, or such a sender would lose these problems.
   */
  static final String OPEN_EDX_GROUP = "GroupActivity";

  /** Each interaction type, and the lists of components that it may have. */
  private static final Map<String, Set<String>> INTERACTIONS =
      Map.of(
          "true-false", Set.of(),
          "choice", Set.of("choices"),
          "fill-in", Set.of(),
          "long-fill-in", Set.of(),
          "matching", Set.of("source", "target"),
          "performance", Set.of("steps"),
          "sequencing", Set.of("choices"),
          "likert", Set.of("scale"),
          "numeric", Set.of(),
          "other", Set.of());

  private static final Set<String> COMPONENTS =
      Set.of("choices", "scale", "source", "target", "steps");

  static void activity(JsonNode activity, String field) {
    described(activity, field, XapiValues::iri);
  }

  /**
   * Checks the activities of a context. A single object instead of an array is legal in 1.0.x, and
   * Open edX names the block of a problem by a bare UUID there.
   */
  static void contextActivities(JsonNode activities, String field) {
    object(activities, field);
    only(activities, field + ".", "parent", "grouping", "category", "other");
    for (Map.Entry<String, JsonNode> kind : activities.properties()) {
      String at = field + "." + kind.getKey();
      if (kind.getValue().isObject()) {
        described(kind.getValue(), at, XapiValues::iriOrUuid);
      } else {
        each(kind.getValue(), at, (a, f) -> described(a, f, XapiValues::iriOrUuid));
      }
    }
  }

  private static void described(JsonNode activity, String field, XapiValues.Check id) {
    object(activity, field);
    String type = XapiValues.objectType(activity, field, "Activity");
    if (!type.equals("Activity") && !type.equals(OPEN_EDX_GROUP)) {
      throw Refused.field(field + ".objectType", "must be Activity");
    }
    only(activity, field + ".", "objectType", "id", "definition");
    required(activity, field + ".", "id", id);
    optional(activity, field + ".", "definition", ActivityRules::definition);
  }

  private static void definition(JsonNode definition, String field) {
    object(definition, field);
    only(
        definition,
        field + ".",
        "name",
        "description",
        "type",
        "moreInfo",
        "extensions",
        "interactionType",
        "correctResponsesPattern",
        "choices",
        "scale",
        "source",
        "target",
        "steps");
    optional(definition, field + ".", "name", XapiValues::languageMap);
    optional(definition, field + ".", "description", XapiValues::languageMap);
    optional(definition, field + ".", "type", XapiValues::iri);
    optional(definition, field + ".", "moreInfo", XapiValues::iri);
    optional(definition, field + ".", "extensions", XapiValues::extensions);
    optional(
        definition,
        field + ".",
        "correctResponsesPattern",
        (patterns, f) -> each(patterns, f, XapiValues::text));
    interaction(definition, field);
  }

  private static void interaction(JsonNode definition, String field) {
    optional(definition, field + ".", "interactionType", XapiValues::text);
    String type = definition.path("interactionType").asString("");
    boolean typed = definition.has("interactionType");
    if (typed && !INTERACTIONS.containsKey(type)) {
      throw Refused.field(field + ".interactionType", "is no interaction type: " + type);
    }
    for (String list : COMPONENTS) {
      if (definition.has(list) && !INTERACTIONS.getOrDefault(type, Set.of()).contains(list)) {
        throw Refused.field(field + "." + list, "does not go with the interactionType");
      }
      optional(definition, field + ".", list, ActivityRules::components);
    }
    if (definition.has("correctResponsesPattern") && !typed) {
      throw Refused.field(field + ".interactionType", "is missing beside the response pattern");
    }
  }

  private static void components(JsonNode list, String field) {
    Set<String> ids = new HashSet<>();
    each(
        list,
        field,
        (component, f) -> {
          object(component, f);
          only(component, f + ".", "id", "description");
          required(component, f + ".", "id", XapiValues::text);
          optional(component, f + ".", "description", XapiValues::languageMap);
          if (!ids.add(component.get("id").asString())) {
            throw Refused.field(f + ".id", "stands twice in " + field);
          }
        });
  }

  private ActivityRules() {}
}
