package dev.crossover.model.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A plan with its look-ups, made once a version. */
public final class PlanIndex {

  private final Plan plan;
  private final ActivityMap activities;
  private final List<Unit> inOrder;
  private final Map<String, Unit> units = new HashMap<>();
  private final Map<String, Skill> skills = new HashMap<>();
  private final Map<String, List<Unit>> builders = new HashMap<>();
  private final double hours;

  public PlanIndex(Plan plan) {
    this.plan = plan;
    this.activities = new ActivityMap(plan);
    this.hours = plan.hours();
    this.inOrder = plan.units().toList();
    plan.skills().forEach(skill -> skills.put(skill.id(), skill));
    plan.units()
        .forEach(unit -> {
          units.put(unit.id(), unit);
          unit.skills()
              .forEach(s -> builders.computeIfAbsent(s, id -> new ArrayList<>()).add(unit));
        });
  }

  public Plan plan() {
    return plan;
  }

  public ActivityMap activities() {
    return activities;
  }

  /** All units, in the order of study. */
  public List<Unit> units() {
    return inOrder;
  }

  /**
   * A unit by its id.
   *
   * @throws IllegalArgumentException if the plan has none of that id
   */
  public Unit unit(String id) {
    Unit unit = units.get(id);
    if (unit == null) {
      throw new IllegalArgumentException("there is no unit " + id);
    }
    return unit;
  }

  /**
   * A skill by its id.
   *
   * @throws IllegalArgumentException if the plan has none of that id
   */
  public Skill skill(String id) {
    Skill skill = skills.get(id);
    if (skill == null) {
      throw new IllegalArgumentException("there is no skill " + id);
    }
    return skill;
  }

  /** Units that build a skill, in the order of study. */
  public List<Unit> building(String skill) {
    return builders.getOrDefault(skill, List.of());
  }

  /** Hours of all units. */
  public double hours() {
    return hours;
  }
}
