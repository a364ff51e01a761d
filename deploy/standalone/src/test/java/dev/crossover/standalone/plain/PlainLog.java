package dev.crossover.standalone.plain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The learner log, read entry by entry: the newest enrolment of each learner, the newest version of
 * each plan, and each event once.
 */
public final class PlainLog {

  private final Map<String, JsonNode> enrolments = new LinkedHashMap<>();
  private final Map<String, Map<String, PlainEvent>> events = new HashMap<>();
  private final Map<String, JsonNode> plans = new HashMap<>();

  /** One entry, in the order of the log. */
  public void add(String key, JsonNode entry) {
    switch (entry.path("type").asString("")) {
      case "enrolment" -> enrolments.put(key, entry.get("enrolment"));
      case "plan" -> {
        JsonNode plan = entry.get("plan");
        plans.merge(
            plan.get("id").asString(),
            plan,
            (a, b) -> a.get("version").asInt() > b.get("version").asInt() ? a : b);
      }
      case "event" -> {
        PlainEvent event = PlainEvent.of(entry.get("event"));
        events.computeIfAbsent(key, any -> new LinkedHashMap<>()).putIfAbsent(event.id(), event);
      }
      default -> {}
    }
  }

  /** Everybody who was ever enrolled, with the names that the roster has. */
  public List<PlainPerson> people(Map<String, String> names) {
    Map<String, PlainPlan> read = new HashMap<>();
    plans.forEach((id, plan) -> read.put(id, new PlainPlan(plan)));
    List<PlainPerson> people = new ArrayList<>();
    enrolments.forEach((id, enrolment) -> {
      PlainPlan plan = read.get(enrolment.get("plan").asString());
      if (plan != null) {
        people.add(new PlainPerson(id, names.getOrDefault(id, id), enrolment, plan, standing(id)));
      }
    });
    return people;
  }

  /** Without what was taken back. */
  private List<PlainEvent> standing(String learner) {
    Map<String, PlainEvent> all = events.getOrDefault(learner, Map.of());
    Set<String> takenBack = new HashSet<>();
    all.values().stream()
        .filter(e -> e.kind().equals("voided"))
        .forEach(e -> takenBack.add(e.fact().get("event").asString()));
    return all.values().stream()
        .filter(e -> !e.kind().equals("voided") && !takenBack.contains(e.id()))
        .toList();
  }

  /** All events, by everybody. */
  public List<PlainEvent> events() {
    return events.values().stream().flatMap(some -> some.values().stream()).toList();
  }

  public List<PlainPlan> plans() {
    return plans.values().stream().map(PlainPlan::new).toList();
  }
}
