package dev.crossover.ingest.xapi.statement;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
    Set<String> keys = new HashSet<>(Set.of(ANY, verb(s.path("verb").path("id").asString())));
    JsonNode registration = s.path("context").path("registration");
    if (registration.isString()) {
      keys.add(registration(registration.asString()));
    }
    activities(s).keySet().forEach(id -> keys.add(activity(id, true)));
    if (isActivity(s.path("object"))) {
      keys.add(activity(s.path("object").path("id").asString(), false));
    }
    Stream.of(s.path("actor"), s.path("object"))
        .flatMap(StatementKeys::withMembers)
        .forEach(agent -> addAgent(keys, agent, false));
    agents(s).forEach(agent -> addAgent(keys, agent, true));
    return keys;
  }

  /** The activities that a statement speaks of, in the object, the context or a SubStatement. */
  static Map<String, JsonNode> activities(JsonNode s) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    Stream<JsonNode> context =
        s.path("context").path("contextActivities").valueStream().flatMap(StatementKeys::each);
    Stream.concat(Stream.of(s.path("object")), context)
        .filter(StatementKeys::isActivity)
        .forEach(a -> found.putIfAbsent(a.path("id").asString(), a));
    if (isSubStatement(s)) {
      activities(s.get("object")).forEach(found::putIfAbsent);
    }
    return found;
  }

  /** The agents and groups, with members, that a statement speaks of. */
  static Stream<JsonNode> agents(JsonNode s) {
    JsonNode context = s.path("context");
    Stream<JsonNode> own =
        Stream.of(
                Stream.of(
                    s.path("actor"),
                    s.path("object"),
                    s.path("authority"),
                    context.path("instructor"),
                    context.path("team")),
                context.path("contextAgents").valueStream().map(c -> c.path("agent")),
                context.path("contextGroups").valueStream().map(c -> c.path("group")))
            .flatMap(several -> several)
            .flatMap(StatementKeys::withMembers);
    return isSubStatement(s) ? Stream.concat(own, agents(s.get("object"))) : own;
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

  private static Stream<JsonNode> withMembers(JsonNode actor) {
    return Stream.concat(Stream.of(actor), actor.path("member").valueStream());
  }

  private static Stream<JsonNode> each(JsonNode oneOrSeveral) {
    return oneOrSeveral.isArray() ? oneOrSeveral.valueStream() : Stream.of(oneOrSeveral);
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
