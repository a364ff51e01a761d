package dev.crossover.model.readiness;

import dev.crossover.model.mastery.Mastery;
import dev.crossover.model.plan.Evidence;
import dev.crossover.model.plan.Role;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.unit.Basis;
import dev.crossover.model.unit.Done;
import dev.crossover.model.unit.UnitState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How ready a learner is for a role: Σ weight × min(1, level / required), never without its
 * reasons.
 *
 * @param role role id
 * @param value 0..1
 * @param ready value of at least {@link #READY} and no gate open
 * @param skills every skill the role needs
 * @param gaps the largest three skills missing, largest first
 * @param openGates what must be there first, whatever the skills
 */
public record Readiness(
    String role,
    double value,
    boolean ready,
    List<SkillLevel> skills,
    List<Gap> gaps,
    List<Gate> openGates) {

  /** Value from which a learner with all gates passed is ready. */
  public static final double READY = 0.8;

  private static final int GAPS = 3;
  private static final double NOTHING = 1e-9;

  /**
   * A skill that is missing and what would close it.
   *
   * @param skill skill id
   * @param missing share of the role that is missing through it, 0..1
   * @param units unfinished units that build it, in the order of study
   * @param assess whether it was never assessed: study alone is taken for at most 0.6
   */
  public record Gap(String skill, double missing, List<String> units, boolean assess) {}

  /**
   * The readiness for a role.
   *
   * @param units state of each unit that was touched, by unit id
   * @param mastery what graded attempts say of the skills
   * @param interview practice of each interview dimension, by its id
   */
  public static Readiness of(
      Basis basis,
      Role role,
      Map<String, UnitState> units,
      Mastery mastery,
      Map<String, Practice> interview) {
    List<SkillLevel> skills = levels(basis, role, units, mastery);
    double value = value(skills);
    List<Gap> gaps =
        skills.stream()
            .filter(s -> s.missing() > NOTHING)
            .sorted(Comparator.comparingDouble(SkillLevel::missing).reversed())
            .limit(GAPS)
            .map(s -> gap(basis, units, s))
            .toList();
    List<Gate> open = openGates(basis, role, units, interview);
    return new Readiness(role.id(), value, value >= READY && open.isEmpty(), skills, gaps, open);
  }

  /** The value alone, for the plan's target role. */
  public static double value(Basis basis, Map<String, UnitState> units, Mastery mastery) {
    return value(levels(basis, basis.plan().plan().target(), units, mastery));
  }

  private static double value(List<SkillLevel> skills) {
    double missing = 0;
    for (SkillLevel skill : skills) {
      missing += skill.missing();
    }
    return Math.clamp(1 - missing, 0, 1);
  }

  private static List<SkillLevel> levels(
      Basis basis, Role role, Map<String, UnitState> units, Mastery mastery) {
    double weights = 0;
    for (Role.Need need : role.needs()) {
      weights += need.weight();
    }
    List<SkillLevel> levels = new ArrayList<>(role.needs().size());
    for (Role.Need need : role.needs()) {
      levels.add(SkillLevel.of(basis, units, mastery, need, need.weight() / weights));
    }
    return List.copyOf(levels);
  }

  private static Gap gap(Basis basis, Map<String, UnitState> units, SkillLevel skill) {
    List<String> unfinished =
        basis.plan().building(skill.skill()).stream()
            .filter(u -> Done.of(u, units) < 1)
            .map(Unit::id)
            .toList();
    return new Gap(skill.skill(), skill.missing(), unfinished, skill.attempts() == 0);
  }

  private static List<Gate> openGates(
      Basis basis, Role role, Map<String, UnitState> units, Map<String, Practice> interview) {
    List<Gate> open = new ArrayList<>();
    for (String id : role.gates()) {
      Unit unit = basis.plan().unit(id);
      UnitState state = units.get(id);
      Set<Evidence> missing = new HashSet<>(unit.evidence().keySet());
      if (state != null) {
        missing.removeAll(state.work().evidence());
      }
      if (Done.of(unit, units) < 1) {
        open.add(new Gate(Gate.Kind.UNIT, id, missing));
      } else if (!missing.isEmpty()) {
        open.add(new Gate(Gate.Kind.EVIDENCE, id, missing));
      }
    }
    if (role.interview() > 0) {
      basis
          .plan()
          .plan()
          .interview()
          .forEach(d -> {
            Practice practice = interview.get(d.id());
            if (practice == null || practice.level() < role.interview()) {
              open.add(new Gate(Gate.Kind.INTERVIEW, d.id(), Set.of()));
            }
          });
    }
    return List.copyOf(open);
  }
}
