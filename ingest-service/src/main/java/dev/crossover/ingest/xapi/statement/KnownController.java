package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.source.Caller;
import dev.crossover.ingest.xapi.Params;
import dev.crossover.wiring.Json;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the statements of a source together say of an activity or an agent: xAPI 1.0.3, part three,
 * 2.4 and 2.5.
 */
@RestController
class KnownController {

  private final Statements statements;

  KnownController(Statements statements) {
    this.statements = statements;
  }

  @GetMapping("/xapi/activities")
  JsonNode activity(HttpServletRequest request) {
    Params params = Params.of(request, "activityId");
    params.required("activityId");
    String id = String.valueOf(params.iri("activityId"));
    String source = Caller.source(request);
    statements.requireThrough(source);
    ObjectNode activity = Json.MAPPER.createObjectNode();
    activity.put("objectType", "Activity").put("id", id);
    JsonNode definition = statements.of(source).definition(source, id);
    if (definition != null) {
      activity.set("definition", definition);
    }
    return activity;
  }

  /** An agent as a Person, with the names that statements call it. */
  @GetMapping("/xapi/agents")
  JsonNode agent(HttpServletRequest request) {
    Params params = Params.of(request, "agent");
    params.required("agent");
    JsonNode agent = params.agent("agent");
    String key = agent == null ? null : AgentKey.of(agent);
    if (agent == null || key == null) {
      throw Refused.field("agent", "must be identified");
    }
    String source = Caller.source(request);
    statements.requireThrough(source);
    ObjectNode person = Json.MAPPER.createObjectNode();
    person.put("objectType", "Person");
    for (String field : new String[] {"name", "mbox", "mbox_sha1sum", "openid", "account"}) {
      if (agent.has(field)) {
        person.putArray(field).add(agent.get(field));
      }
    }
    statements.of(source).names(source, key).stream()
        .filter(name -> person.path("name").valueStream().noneMatch(name::equals))
        .forEach(name -> person.withArray("name").add(name));
    return person;
  }
}
