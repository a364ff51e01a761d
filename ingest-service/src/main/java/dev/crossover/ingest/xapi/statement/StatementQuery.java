package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.xapi.Params;
import dev.crossover.ingest.xapi.statement.StatementRange.Position;
import dev.crossover.wiring.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * What {@code GET /statements} asks for: xAPI 1.0.3, part three, 2.1.3.
 *
 * @param wanted keys that a statement must have, the most selective first
 * @param range times and direction
 * @param limit statements a page
 * @param format exact, ids or canonical
 * @param attachments whether contents of attachments are wanted
 * @param params as they were given
 */
record StatementQuery(
    Set<String> wanted,
    StatementRange range,
    int limit,
    Format format,
    boolean attachments,
    Params params) {

  private static final int DEFAULT_PAGE = 100;
  private static final int LARGEST_PAGE = 500;
  private static final String POSITION = "position";
  private static final String[] FILTERS = {
    "agent",
    "verb",
    "activity",
    "registration",
    "related_activities",
    "related_agents",
    "since",
    "until",
    "limit",
    "ascending"
  };

  /** How much of a statement is returned. */
  enum Format {
    EXACT,
    IDS,
    CANONICAL
  }

  /**
   * Reads the parameters of a search.
   *
   * @throws Refused naming the first one that is wrong
   */
  static StatementQuery of(HttpServletRequest request) {
    Params params =
        Params.of(
            request,
            "agent",
            "verb",
            "activity",
            "registration",
            "related_activities",
            "related_agents",
            "since",
            "until",
            "limit",
            "ascending",
            "format",
            "attachments",
            "statementId",
            "voidedStatementId",
            "more");
    String more = params.text("more");
    if (more == null) {
      return of(params, null);
    }
    Map<String, String> kept = decode(more);
    String position = kept.remove(POSITION);
    return of(Params.again(kept), position == null ? null : Position.read(position));
  }

  private static StatementQuery of(Params p, @Nullable Position position) {
    Set<String> wanted = new LinkedHashSet<>();
    String registration = p.uuid("registration");
    if (registration != null) {
      wanted.add(StatementKeys.registration(registration));
    }
    JsonNode agent = p.agent("agent");
    boolean relatedAgents = p.flag("related_agents");
    if (agent != null) {
      String key = AgentKey.of(agent);
      if (key == null) {
        throw Refused.field("agent", "must be identified");
      }
      wanted.add(StatementKeys.agent(key, relatedAgents));
    }
    String activity = p.iri("activity");
    boolean relatedActivities = p.flag("related_activities");
    if (activity != null) {
      wanted.add(StatementKeys.activity(activity, relatedActivities));
    }
    String verb = p.iri("verb");
    if (verb != null) {
      wanted.add(StatementKeys.verb(verb));
    }
    wanted.add(StatementKeys.ANY);
    int limit = p.count("limit");
    return new StatementQuery(
        wanted,
        new StatementRange(p.time("since"), p.time("until"), p.flag("ascending"), position),
        limit == 0 ? DEFAULT_PAGE : Math.min(limit, LARGEST_PAGE),
        format(p),
        p.flag("attachments"),
        p);
  }

  /**
   * The id that is asked for, if one is.
   *
   * @throws Refused if filters stand beside it
   */
  @Nullable String id() {
    String id = params.uuid("statementId");
    String voided = params.uuid("voidedStatementId");
    if (id == null && voided == null) {
      return null;
    }
    if (id != null && voided != null) {
      throw Refused.field("voidedStatementId", "does not go with statementId");
    }
    for (String filter : FILTERS) {
      if (params.has(filter)) {
        throw Refused.field(filter, "does not go with the id of a statement");
      }
    }
    return id != null ? id : voided;
  }

  boolean voided() {
    return params.has("voidedStatementId");
  }

  /** Relative address of the page that begins at a position; empty where there is none. */
  String more(@Nullable Position position) {
    if (position == null) {
      return "";
    }
    Map<String, String> kept = new LinkedHashMap<>(params.all());
    kept.put(POSITION, position.toString());
    return "/xapi/statements?more="
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Json.MAPPER.writeValueAsBytes(kept));
  }

  private static Format format(Params p) {
    return switch (p.all().getOrDefault("format", "exact")) {
      case "exact" -> Format.EXACT;
      case "ids" -> Format.IDS;
      case "canonical" -> Format.CANONICAL;
      default -> throw Refused.field("format", "must be exact, ids or canonical");
    };
  }

  private static Map<String, String> decode(String more) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(more.getBytes(StandardCharsets.US_ASCII));
      return new TreeMap<>(
          Json.MAPPER.readValue(json, new TypeReference<Map<String, String>>() {}));
    } catch (IllegalArgumentException | JacksonException e) {
      throw Refused.field("more", "is not from a reply of this service");
    }
  }
}
