package dev.crossover.ingest.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crossover.model.plan.Plan;
import dev.crossover.wiring.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What differs between two versions of a plan. Things of a list are told apart by their ids; that
 * they stand in another order is a difference of its own, for units are studied in theirs.
 *
 * @param id of the plan
 * @param from the version that is published; null: there is none
 * @param to the version of the file
 * @param lines what differs beside the version; of a plan that is not published, nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanDifference(String id, @Nullable Integer from, int to, List<Line> lines) {

  /**
   * One thing that differs.
   *
   * @param at ids on the way to it, and the field
   * @param from as it is; null: it is added
   * @param to as it will be; null: it is removed
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(List<String> at, @Nullable JsonNode from, @Nullable JsonNode to) {}

  static PlanDifference between(@Nullable Plan before, Plan after) {
    if (before == null) {
      return new PlanDifference(after.id(), null, after.version(), List.of());
    }
    List<Line> lines = new ArrayList<>();
    walk(List.of(), Json.MAPPER.valueToTree(before), Json.MAPPER.valueToTree(after), lines);
    lines.removeIf(line -> line.at().equals(List.of("version")));
    return new PlanDifference(after.id(), before.version(), after.version(), List.copyOf(lines));
  }

  private static void walk(
      List<String> at, @Nullable JsonNode from, @Nullable JsonNode to, List<Line> lines) {
    if (from == null || to == null) {
      lines.add(new Line(at, from, to));
    } else if (from.isObject() && to.isObject()) {
      Set<String> names = new TreeSet<>(from.propertyNames());
      names.addAll(to.propertyNames());
      names.forEach(name -> walk(with(at, name), from.get(name), to.get(name), lines));
    } else if (named(from) && named(to)) {
      Map<String, JsonNode> before = byId(from);
      Map<String, JsonNode> after = byId(to);
      Set<String> ids = new TreeSet<>(before.keySet());
      ids.addAll(after.keySet());
      ids.forEach(id -> walk(with(at, id), before.get(id), after.get(id), lines));
      List<String> was = before.keySet().stream().filter(after::containsKey).toList();
      List<String> is = after.keySet().stream().filter(before::containsKey).toList();
      if (!was.equals(is)) {
        lines.add(
            new Line(with(at, "order"), Json.MAPPER.valueToTree(was), Json.MAPPER.valueToTree(is)));
      }
    } else if (!from.equals(to)) {
      lines.add(new Line(at, from, to));
    }
  }

  /** A list of things with ids. */
  private static boolean named(JsonNode list) {
    return list.isArray() && list.valueStream().allMatch(thing -> thing.path("id").isString());
  }

  private static Map<String, JsonNode> byId(JsonNode list) {
    Map<String, JsonNode> things = new LinkedHashMap<>();
    list.forEach(thing -> things.put(thing.get("id").asString(), thing));
    return things;
  }

  private static List<String> with(List<String> at, String name) {
    List<String> longer = new ArrayList<>(at);
    longer.add(name);
    return List.copyOf(longer);
  }
}
