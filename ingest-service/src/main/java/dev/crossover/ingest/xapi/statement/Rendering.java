package dev.crossover.ingest.xapi.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A statement as a reader wants it: exact as it came, only the ids of who and what it speaks of, or
 * canonical, which is with the definitions that we know and in one language.
 */
final class Rendering {

  private static final Set<String> AGENT_IDS =
      Set.of("objectType", "mbox", "mbox_sha1sum", "openid", "account", "member");

  private final Function<String, @Nullable JsonNode> definitions;
  private final List<Locale.LanguageRange> languages;

  Rendering(
      Function<String, @Nullable JsonNode> definitions, List<Locale.LanguageRange> languages) {
    this.definitions = definitions;
    this.languages = languages;
  }

  ObjectNode render(ObjectNode statement, StatementQuery.Format format) {
    return switch (format) {
      case EXACT -> statement;
      case IDS -> ids(statement);
      case CANONICAL -> canonical(statement);
    };
  }

  private ObjectNode ids(ObjectNode s) {
    change(s, "actor", Rendering::agentIds);
    change(s, "authority", Rendering::agentIds);
    change(s, "verb", verb -> only(verb, Set.of("id")));
    change(s, "object", object -> objectIds(object));
    context(s, Rendering::agentIds, a -> only(a, Set.of("id")));
    return s;
  }

  private JsonNode objectIds(JsonNode object) {
    return switch (object.path("objectType").asString("Activity")) {
      case "Agent", "Group" -> agentIds(object);
      case "SubStatement" -> ids((ObjectNode) object);
      case "StatementRef" -> object;
      default -> only(object, Set.of("id"));
    };
  }

  private ObjectNode canonical(ObjectNode s) {
    change(s, "verb", verb -> languages(verb, "display"));
    change(
        s,
        "object",
        object ->
            switch (object.path("objectType").asString("Activity")) {
              case "Agent", "Group", "StatementRef" -> object;
              case "SubStatement" -> canonical((ObjectNode) object);
              default -> known(object);
            });
    context(s, agent -> agent, this::known);
    return s;
  }

  private JsonNode known(JsonNode activity) {
    JsonNode definition = definitions.apply(activity.path("id").asString());
    ObjectNode known = (ObjectNode) activity;
    if (definition != null) {
      JsonNode one = languages(languages(definition, "name"), "description");
      for (String list : List.of("choices", "scale", "source", "target", "steps")) {
        one.path(list).valueStream().forEach(c -> languages(c, "description"));
      }
      known.set("definition", one);
    }
    return known;
  }

  private JsonNode languages(JsonNode holder, String map) {
    change(holder, map, m -> Definitions.inLanguage(m, languages));
    return holder;
  }

  private static void context(
      JsonNode s, Function<JsonNode, JsonNode> agent, Function<JsonNode, JsonNode> activity) {
    JsonNode context = s.path("context");
    change(context, "instructor", agent);
    change(context, "team", agent);
    JsonNode activities = context.path("contextActivities");
    for (Map.Entry<String, JsonNode> kind : activities.properties()) {
      JsonNode value = kind.getValue();
      kind.setValue(value instanceof ArrayNode list ? each(list, activity) : activity.apply(value));
    }
  }

  private static JsonNode agentIds(JsonNode agent) {
    ObjectNode ids = only(agent, AGENT_IDS);
    if (AgentKey.of(ids) != null) {
      ids.remove("member");
    }
    change(ids, "member", members -> each((ArrayNode) members, Rendering::agentIds));
    return ids;
  }

  private static ArrayNode each(ArrayNode list, Function<JsonNode, JsonNode> change) {
    List<JsonNode> changed = new ArrayList<>();
    list.valueStream().map(change).forEach(changed::add);
    return list.removeAll().addAll(changed);
  }

  private static ObjectNode only(JsonNode node, Set<String> names) {
    return ((ObjectNode) node).deepCopy().retain(names);
  }

  private static void change(JsonNode holder, String name, Function<JsonNode, JsonNode> change) {
    JsonNode value = holder.get(name);
    if (value != null) {
      ((ObjectNode) holder).set(name, change.apply(value));
    }
  }
}
