package dev.crossover.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes out what a plan file names by id or leaves out. */
final class References {

  /**
   * The plan with skills and roles of the catalog written out, with the skills that its roles need
   * and those that they are parts of, and with what follows from its ids.
   *
   * @throws InvalidPlanFile if the catalog has none of an id
   */
  static JsonNode resolve(JsonNode plan, Lines lines) {
    List<FileProblem> problems = new ArrayList<>();
    ObjectNode whole = plan.deepCopy().asObject();
    resolve(whole, "roles", Shipped.roles(), lines, problems);
    resolve(whole, "skills", Shipped.skills(), lines, problems);
    forEachUnit(whole, (at, unit) -> checklist(at, unit, lines, problems));
    if (!problems.isEmpty()) {
      throw new InvalidPlanFile(problems);
    }
    addNeeded(whole);
    DerivedActivities.fill(whole);
    return whole;
  }

  /**
   * An entry is an id, or an object whose {@code role} is one; the object's other fields are added
   * to what the catalog says.
   */
  private static void resolve(
      ObjectNode plan,
      String field,
      Map<String, JsonNode> catalog,
      Lines lines,
      List<FileProblem> problems) {
    resolve("/" + field, plan.withArray(field), catalog, lines, problems);
  }

  private static void resolve(
      String field,
      ArrayNode entries,
      Map<String, JsonNode> catalog,
      Lines lines,
      List<FileProblem> problems) {
    for (int i = 0; i < entries.size(); i++) {
      JsonNode entry = entries.get(i);
      boolean more = entry.has("role");
      JsonNode id = more ? entry.get("role") : entry;
      if (!id.isString()) {
        continue;
      }
      JsonNode known = catalog.get(id.asString());
      if (known == null) {
        String at = field + "/" + i + (more ? "/role" : "");
        problems.add(
            new FileProblem(
                lines.line(at), at, "the catalog has none of this id: " + id.asString()));
        continue;
      }
      ObjectNode whole = known.deepCopy().asObject();
      if (more) {
        whole.setAll(entry.deepCopy().asObject().without("role"));
      }
      entries.set(i, whole);
    }
  }

  /** A list of `evidence`, as plan files had it before, is the checklist under its earlier name. */
  private static void checklist(
      String at, ObjectNode unit, Lines lines, List<FileProblem> problems) {
    JsonNode earlier = unit.path("evidence");
    if (earlier.isArray()) {
      unit.set("checklist", earlier);
      unit.remove("evidence");
    }
    if (unit.has("checklist")) {
      String field = at + (earlier.isArray() ? "/evidence" : "/checklist");
      resolve(field, unit.withArray("checklist"), Shipped.checklist(), lines, problems);
    }
  }

  static void forEachUnit(ObjectNode plan, BiConsumer<String, ObjectNode> action) {
    each(
        "/phases",
        plan.path("phases"),
        (phaseAt, phase) ->
            each(
                phaseAt + "/blocks",
                phase.path("blocks"),
                (blockAt, block) -> each(blockAt + "/units", block.path("units"), action)));
  }

  private static void each(String at, JsonNode list, BiConsumer<String, ObjectNode> action) {
    for (int i = 0; i < list.size(); i++) {
      action.accept(at + "/" + i, list.get(i).asObject());
    }
  }

  private static void addNeeded(ObjectNode plan) {
    ArrayNode skills = plan.withArray("skills");
    Set<String> there = new HashSet<>();
    skills.forEach(skill -> there.add(skill.path("id").asString("")));
    for (JsonNode role : plan.withArray("roles")) {
      for (JsonNode need : role.path("needs")) {
        add(need.path("skill").asString(""), skills, there);
      }
    }
    // Grows while it is read: a wider skill may come last.
    for (int i = 0; i < skills.size(); i++) {
      add(skills.get(i).path("within").asString(""), skills, there);
    }
  }

  private static void add(String id, ArrayNode skills, Set<String> there) {
    JsonNode known = Shipped.skills().get(id);
    if (known != null && there.add(id)) {
      skills.add(known.deepCopy());
    }
  }

  private References() {}
}
