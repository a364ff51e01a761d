package dev.crossover.ingest.xapi;

import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.Utf8;
import dev.crossover.ingest.xapi.rule.AgentRules;
import dev.crossover.ingest.xapi.rule.XapiValues;
import dev.crossover.wiring.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Query parameters of an xAPI resource: each at most once, each known, each of its type. */
public final class Params {

  private final Map<String, String> values;

  private Params(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads the parameters of a request.
   *
   * @param known names that the resource has; they are case sensitive
   * @throws Refused if one is unknown, stands twice or is not UTF-8
   */
  public static Params of(HttpServletRequest request, String... known) {
    List<String> names = Arrays.asList(known);
    Map<String, String> values = new LinkedHashMap<>();
    if (request.getQueryString() != null) {
      // The container replaces what it cannot read, and documents are kept by their parameters.
      Utf8.unescaped(request.getQueryString(), "query");
    }
    for (Map.Entry<String, String[]> param : request.getParameterMap().entrySet()) {
      String name = param.getKey();
      if (name.equals("cachebuster")) {
        continue; // browsers' libraries add it to get round a cache
      }
      if (!names.contains(name)) {
        throw Refused.field(name, "is not a parameter here (names are case sensitive)");
      }
      if (param.getValue().length > 1) {
        throw Refused.field(name, "must be given once");
      }
      values.put(name, param.getValue()[0]);
    }
    return new Params(values);
  }

  /** Parameters that were kept as {@link #all}. */
  public static Params again(Map<String, String> values) {
    return new Params(values);
  }

  public Map<String, String> all() {
    return values;
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public @Nullable String text(String name) {
    return values.get(name);
  }

  /**
   * The text of a parameter that must be there.
   *
   * @throws Refused if it is missing
   */
  public String required(String name) {
    String value = values.get(name);
    if (value == null || value.isEmpty()) {
      throw Refused.field(name, "is missing from the query");
    }
    return value;
  }

  /** True or false; false where it is not given. */
  public boolean flag(String name) {
    return switch (values.getOrDefault(name, "false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Refused.field(name, "must be true or false");
    };
  }

  /** A whole number, 0 or more; 0 where it is not given. */
  public int count(String name) {
    try {
      return Integer.parseUnsignedInt(values.getOrDefault(name, "0"));
    } catch (NumberFormatException e) {
      throw Refused.field(name, "must be a whole number, 0 or more");
    }
  }

  public @Nullable String uuid(String name) {
    String value = values.get(name);
    if (value != null) {
      XapiValues.uuid(StringNode.valueOf(value), name);
    }
    return value;
  }

  public @Nullable String iri(String name) {
    String value = values.get(name);
    if (value != null) {
      XapiValues.iri(StringNode.valueOf(value), name);
    }
    return value;
  }

  public @Nullable Instant time(String name) {
    String value = values.get(name);
    return value == null ? null : XapiValues.instant(value, name);
  }

  /** An Agent or identified Group, written as JSON. */
  public @Nullable JsonNode agent(String name) {
    String value = values.get(name);
    if (value == null) {
      return null;
    }
    try {
      JsonNode agent = Json.MAPPER.readTree(value);
      AgentRules.actor(agent, name);
      return agent;
    } catch (JacksonException | NumberFormatException e) {
      throw Refused.field(name, "must be an Agent as JSON");
    }
  }
}
