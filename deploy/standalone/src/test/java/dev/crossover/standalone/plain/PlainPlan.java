package dev.crossover.standalone.plain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A plan, as its JSON has it. */
public final class PlainPlan {

  private static final double STEP = 0.001;

  private final JsonNode plan;
  private final List<PlannedUnit> units = new ArrayList<>();
  private final Map<String, PlannedUnit> byActivity = new HashMap<>();
  private final Map<String, String> wider = new HashMap<>();

  /**
   * A unit at its place.
   *
   * @param kind "study", "assessment" or "project"
   * @param checklist ids of what a project has to show
   * @param firstWeek plan week with which its block begins, from 1
   * @param lastWeek plan week with the end of which it is due
   * @param owed whether it can be owed: the assessments and projects of its block, or each unit of
   *     a block that has none
   */
  public record PlannedUnit(
      String id,
      String title,
      String kind,
      double hours,
      double passMark,
      List<String> skills,
      Set<String> checklist,
      int firstWeek,
      int lastWeek,
      boolean owed) {}

  /**
   * A skill that the role needs, and that the plan teaches.
   *
   * @param weight as the role has it
   * @param required level that is enough, 0..1
   */
  public record NeededSkill(String skill, double weight, double required) {}

  public PlainPlan(JsonNode plan) {
    this.plan = plan;
    for (JsonNode skill : plan.get("skills")) {
      if (skill.hasNonNull("within")) {
        wider.put(skill.get("id").asString(), skill.get("within").asString());
      }
    }
    for (JsonNode phase : plan.get("phases")) {
      for (JsonNode block : phase.get("blocks")) {
        boolean handsIn =
            block.get("units").valueStream().anyMatch(unit -> !kind(unit).equals("study"));
        for (JsonNode unit : block.get("units")) {
          add(unit, block, !handsIn || !kind(unit).equals("study"));
        }
      }
    }
  }

  private void add(JsonNode unit, JsonNode block, boolean owed) {
    PlannedUnit planned =
        new PlannedUnit(
            unit.get("id").asString(),
            unit.get("title").asString(),
            kind(unit),
            unit.get("hours").asDouble(),
            unit.get("passMark").asDouble(),
            texts(unit.path("skills")),
            new LinkedHashSet<>(
                unit.path("checklist").valueStream().map(i -> i.get("id").asString()).toList()),
            block.get("firstWeek").asInt(),
            block.get("lastWeek").asInt(),
            owed);
    units.add(planned);
    texts(unit.get("activities")).forEach(activity -> byActivity.put(activity, planned));
  }

  private static String kind(JsonNode unit) {
    return unit.get("kind").asString().toLowerCase(Locale.ROOT);
  }

  static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  public String id() {
    return plan.get("id").asString();
  }

  double hoursPerWeek() {
    return plan.get("hoursPerWeek").asDouble();
  }

  /** In the order of study. */
  public List<PlannedUnit> units() {
    return units;
  }

  /** The unit that an activity finishes, by its whole address. */
  Optional<PlannedUnit> unit(String activity) {
    return Optional.ofNullable(byActivity.get(activity));
  }

  /** The address of the activity that finishes a unit. */
  public String activity(PlannedUnit unit) {
    return byActivity.entrySet().stream()
        .filter(known -> known.getValue().equals(unit) && !known.getKey().endsWith("*"))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** Whether an activity stands anywhere in the plan, also as a part of something. */
  public boolean names(String activity) {
    return plan.findValues("activities").stream()
        .flatMap(list -> texts(list).stream())
        .anyMatch(known ->
            known.endsWith("*")
                ? activity.startsWith(known.substring(0, known.length() - 1))
                : known.equals(activity));
  }

  /** How much longer the plan takes people of a background. */
  double factor(String background) {
    JsonNode audience = plan.path("audience");
    return audience.isObject()
        ? audience.path(background).path("factor").asDouble(1)
        : background.equals("SOFTWARE_ENGINEER") ? 2 : 1;
  }

  int weeks() {
    return units.stream().mapToInt(PlannedUnit::lastWeek).max().orElseThrow();
  }

  double hours() {
    return units.stream().mapToDouble(PlannedUnit::hours).sum();
  }

  /** Hours that are due by a week of the plan, those of a block evenly over its weeks. */
  private double dueHours(double week) {
    double due = 0;
    for (PlannedUnit unit : units) {
      double length = unit.lastWeek() - unit.firstWeek() + 1.0;
      due += unit.hours() * Math.clamp((week - unit.firstWeek() + 1) / length, 0, 1);
    }
    return due;
  }

  /** The week with which so many hours were due, found by walking through the plan. */
  double earnedWeeks(double done) {
    double week = 0;
    while (week < weeks() && dueHours(week + STEP) <= done + 1e-9) {
      week += STEP;
    }
    return week;
  }

  /** Days that a unit is planned to take, at least half of one. */
  public double plannedDays(PlannedUnit unit) {
    return Math.max(0.5, unit.hours() / hoursPerWeek() * 7);
  }

  /** What the first role of the plan needs, as far as some unit teaches it. */
  public List<NeededSkill> needs() {
    Set<String> taught = new HashSet<>();
    for (PlannedUnit unit : units) {
      unit.skills().forEach(skill -> taught.addAll(withWider(List.of(skill)).keySet()));
    }
    return plan.get("roles")
        .get(0)
        .get("needs")
        .valueStream()
        .filter(need -> taught.contains(need.get("skill").asString()))
        .map(need ->
            new NeededSkill(
                need.get("skill").asString(),
                need.get("weight").asDouble(),
                need.get("required").asDouble()))
        .toList();
  }

  List<String> gates() {
    return texts(plan.get("roles").get(0).get("gates"));
  }

  /** Part of its answers that a result on these skills counts for: half for a wider skill. */
  Map<String, Double> withWider(List<String> skills) {
    Map<String, Double> parts = new LinkedHashMap<>();
    skills.forEach(skill -> parts.put(skill, 1.0));
    for (String skill : skills) {
      if (wider.containsKey(skill)) {
        parts.putIfAbsent(wider.get(skill), 0.5);
      }
    }
    return parts;
  }

  boolean knows(String skill) {
    return plan.get("skills").valueStream().anyMatch(s -> s.get("id").asString().equals(skill));
  }

  /** Skills of a placement test; empty for any other activity. */
  List<String> placed(String activity) {
    return plan.path("placement")
        .valueStream()
        .filter(test -> texts(test.get("activities")).contains(activity))
        .flatMap(test -> texts(test.get("skills")).stream())
        .toList();
  }

  /** Skills of a side of the interview. */
  List<String> interviewed(String dimension) {
    return plan.get("interview")
        .valueStream()
        .filter(side -> side.get("id").asString().equals(dimension))
        .flatMap(side -> texts(side.get("skills")).stream())
        .toList();
  }

  double interviewEnough() {
    return plan.get("roles").get(0).get("interview").asDouble();
  }

  /** Share of the signals of a side that were noticed. */
  double noticed(Set<String> signals, boolean helps) {
    List<String> side =
        plan.path("rubric")
            .valueStream()
            .filter(signal -> signal.get("helps").asBoolean() == helps)
            .map(signal -> signal.get("id").asString())
            .toList();
    return side.isEmpty()
        ? 0
        : (double) side.stream().filter(signals::contains).count() / side.size();
  }

  /** What a reader sees for a skill. */
  public String skillTitle(String skill) {
    return plan.get("skills")
        .valueStream()
        .filter(s -> s.get("id").asString().equals(skill))
        .map(s -> s.get("title").asString())
        .findFirst()
        .orElse(skill);
  }
}
