package dev.crossover.model.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plan with its look-ups, made once a version. */
public final class PlanIndex {

  private final Plan plan;
  private final ActivityMap activities;
  private final List<Unit> inOrder;
  private final Map<String, Unit> units = new HashMap<>();
  private final Map<String, Skill> skills = new HashMap<>();
  private final Map<String, List<Unit>> builders = new HashMap<>();
  private final Map<String, Dimension> dimensions = new HashMap<>();
  private final Set<String> taught;
  private final double hours;
  private final Schedule schedule;
  private final List<Checkpoint> checkpoints;

  public PlanIndex(Plan plan) {
    this(plan, Set.of());
  }

  /**
   * The plan without a unit, as a question. What it teaches counts all the same: who learns less is
   * not asked for less, except for the unit itself where it is a gate.
   *
   * @throws InvalidPlan if it is the only unit
   */
  public PlanIndex without(String unit) {
    return new PlanIndex(plan.without(unit), builders.keySet());
  }

  /**
   * A plan with its look-ups.
   *
   * @param taught skills that count as taught beside those that its units build
   */
  private PlanIndex(Plan plan, Set<String> taught) {
    this.taught = Set.copyOf(taught);
    this.plan = plan;
    this.activities = new ActivityMap(plan);
    this.hours = plan.hours();
    this.schedule = new Schedule(plan);
    plan.interview().forEach(dimension -> dimensions.put(dimension.id(), dimension));
    this.inOrder = plan.units().toList();
    this.checkpoints = plan.blocks().flatMap(PlanIndex::checkpoints).toList();
    plan.skills().forEach(skill -> skills.put(skill.id(), skill));
    plan.units()
        .forEach(unit -> {
          units.put(unit.id(), unit);
          wide(unit.skills())
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

  /** What somebody can owe, in the order of study. */
  public List<Checkpoint> checkpoints() {
    return checkpoints;
  }

  private static Stream<Checkpoint> checkpoints(Block block) {
    List<Unit> handedIn =
        block.units().stream().filter(unit -> unit.kind() != UnitKind.STUDY).toList();
    return (handedIn.isEmpty() ? block.units() : handedIn)
        .stream().map(unit -> new Checkpoint(unit, block.lastWeek()));
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

  /** Whether the plan has a skill of that id. */
  public boolean knows(String skill) {
    return skills.containsKey(skill);
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

  /** The skills, and those that they are parts of, each once. */
  private Set<String> wide(List<String> narrow) {
    Set<String> all = new LinkedHashSet<>(narrow);
    for (String skill : narrow) {
      String within = skill(skill).within();
      if (within != null) {
        all.add(within);
      }
    }
    return all;
  }

  /** The interview dimension of that id; null if the plan has none. */
  public @Nullable Dimension dimension(String id) {
    return dimensions.get(id);
  }

  /** Whether some unit builds the skill or a part of it. */
  public boolean teaches(String skill) {
    return builders.containsKey(skill) || taught.contains(skill);
  }

  /** Units that build a skill or a part of it, in the order of study. */
  public List<Unit> building(String skill) {
    return builders.getOrDefault(skill, List.of());
  }

  /**
   * Share of the plan's hours that is due by a position on its calendar; hours of a block fall due
   * evenly over its weeks.
   *
   * @param week plan weeks since the start, fractions count
   * @return 0..1
   */
  public double plannedShare(double week) {
    return schedule.plannedShare(week);
  }

  /**
   * Earned schedule: the plan week at which the given share was due (W. Lipke, "Schedule is
   * Different", 2003).
   *
   * @param share done share, 0..1
   * @return plan weeks, from 0 to the plan's length
   */
  public double earnedWeeks(double share) {
    return schedule.earnedWeeks(share);
  }

  /** Hours of all units. */
  public double hours() {
    return hours;
  }
}
