package dev.crossover.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts what a plan names by id in the place of the id. */
final class References {

  /**
   * The plan with skills and roles of the catalog written out, and with the skills its roles need.
   *
   * @throws InvalidPlanFile if the catalog has none of an id
   */
  static JsonNode resolve(JsonNode plan, Lines lines) {
    List<FileProblem> problems = new ArrayList<>();
    ObjectNode whole = plan.deepCopy().asObject();
    resolve(whole, "roles", Shipped.roles(), lines, problems);
    resolve(whole, "skills", Shipped.skills(), lines, problems);
    if (!problems.isEmpty()) {
      throw new InvalidPlanFile(problems);
    }
    addNeeded(whole);
    dropForeignGates(plan, whole);
    return whole;
  }

  private static void resolve(
      ObjectNode plan,
      String field,
      Map<String, JsonNode> catalog,
      Lines lines,
      List<FileProblem> problems) {
    ArrayNode entries = plan.withArray(field);
    for (int i = 0; i < entries.size(); i++) {
      if (!entries.get(i).isString()) {
        continue;
      }
      JsonNode known = catalog.get(entries.get(i).asString());
      if (known == null) {
        String at = "/" + field + "/" + i;
        problems.add(
            new FileProblem(
                lines.line(at),
                at,
                "the catalog has none of this id: " + entries.get(i).asString()));
      } else {
        entries.set(i, known.deepCopy());
      }
    }
  }

  private static void addNeeded(ObjectNode plan) {
    Set<String> there = new HashSet<>();
    plan.withArray("skills").forEach(skill -> there.add(skill.path("id").asString()));
    for (JsonNode role : plan.withArray("roles")) {
      for (JsonNode need : role.path("needs")) {
        String skill = need.path("skill").asString();
        if (Shipped.skills().containsKey(skill) && there.add(skill)) {
          plan.withArray("skills").add(Shipped.skills().get(skill).deepCopy());
        }
      }
    }
  }

  /** A role of the catalog has gates of the plan it was made for; others may lack those units. */
  private static void dropForeignGates(JsonNode plan, ObjectNode whole) {
    Set<String> units = new HashSet<>();
    plan.path("phases")
        .forEach(phase ->
            phase
                .path("blocks")
                .forEach(block ->
                    block.path("units").forEach(unit -> units.add(unit.path("id").asString()))));
    for (int i = 0; i < plan.path("roles").size(); i++) {
      JsonNode role = whole.withArray("roles").get(i);
      if (plan.path("roles").get(i).isString() && role instanceof ObjectNode shipped) {
        ArrayNode gates = shipped.withArray("gates");
        for (int g = gates.size() - 1; g >= 0; g--) {
          if (!units.contains(gates.get(g).asString())) {
            gates.remove(g);
          }
        }
        if (plan.path("interview").isEmpty()) {
          shipped.remove("interview");
        }
      }
    }
  }

  private References() {}
}
