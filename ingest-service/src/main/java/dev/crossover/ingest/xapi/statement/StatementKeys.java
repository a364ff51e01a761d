package dev.crossover.ingest.xapi.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Under what a statement can be found: one key for each thing that a filter of {@code GET
 * /statements} may name. A statement meets a filter when it has all keys of the filter.
 */
final class StatementKeys {

  /** Every statement has it. */
  static final String ANY = "any";

  static String verb(String id) {
    return "verb|" + id;
  }

  static String activity(String id, boolean related) {
    return (related ? "related-activity|" : "activity|") + id;
  }

  static String agent(String agentKey, boolean related) {
    return (related ? "related-agent|" : "agent|") + agentKey;
  }

  static String registration(String id) {
    return "registration|" + id.toLowerCase(Locale.ROOT);
  }

  /** All keys of a statement. */
  static Set<String> of(JsonNode s) {
    Set<String> keys = new HashSet<>();
    keys.add(ANY);
    keys.add(verb(s.path("verb").path("id").asString()));
    JsonNode registration = s.path("context").path("registration");
    if (registration.isString()) {
      keys.add(registration(registration.asString()));
    }
    for (String id : activities(s).keySet()) {
      keys.add(activity(id, true));
    }
    JsonNode object = s.path("object");
    if (isActivity(object)) {
      keys.add(activity(object.path("id").asString(), false));
    }
    List<JsonNode> subjects = new ArrayList<>();
    addWithMembers(subjects, s.path("actor"));
    addWithMembers(subjects, object);
    subjects.forEach(agent -> addAgent(keys, agent, false));
    agents(s).forEach(agent -> addAgent(keys, agent, true));
    return keys;
  }

  /** The activities that a statement speaks of, in the object, the context or a SubStatement. */
  static Map<String, JsonNode> activities(JsonNode s) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    JsonNode object = s.path("object");
    addActivity(found, object);
    for (JsonNode kind : s.path("context").path("contextActivities")) {
      if (kind.isArray()) {
        kind.forEach(activity -> addActivity(found, activity));
      } else {
        addActivity(found, kind);
      }
    }
    if (isSubStatement(s)) {
      activities(object).forEach(found::putIfAbsent);
    }
    return found;
  }

  private static void addActivity(Map<String, JsonNode> found, JsonNode activity) {
    if (isActivity(activity)) {
      found.putIfAbsent(activity.path("id").asString(), activity);
    }
  }

  /** The agents and groups, with members, that a statement speaks of. */
  static List<JsonNode> agents(JsonNode s) {
    List<JsonNode> found = new ArrayList<>();
    JsonNode context = s.path("context");
    addWithMembers(found, s.path("actor"));
    addWithMembers(found, s.path("object"));
    addWithMembers(found, s.path("authority"));
    addWithMembers(found, context.path("instructor"));
    addWithMembers(found, context.path("team"));
    context.path("contextAgents").forEach(c -> addWithMembers(found, c.path("agent")));
    context.path("contextGroups").forEach(c -> addWithMembers(found, c.path("group")));
    if (isSubStatement(s)) {
      found.addAll(agents(s.get("object")));
    }
    return found;
  }

  private static void addWithMembers(List<JsonNode> found, JsonNode actor) {
    found.add(actor);
    actor.path("member").forEach(found::add);
  }

  /** The statement that another one refers to as its object, or null. */
  static @Nullable String reference(JsonNode s) {
    JsonNode object = s.path("object");
    return object.path("objectType").asString("").equals("StatementRef")
        ? object.path("id").asString().toLowerCase(Locale.ROOT)
        : null;
  }

  private static void addAgent(Set<String> keys, JsonNode agent, boolean related) {
    String key = AgentKey.of(agent);
    if (key != null) {
      keys.add(agent(key, related));
    }
  }

  private static boolean isActivity(JsonNode object) {
    return object.isObject()
        && object.has("id")
        && !object.path("objectType").asString("Activity").equals("StatementRef");
  }

  private static boolean isSubStatement(JsonNode s) {
    return s.path("object").path("objectType").asString("").equals("SubStatement");
  }

  private StatementKeys() {}
}
