package dev.crossover.model.readiness;

import dev.crossover.model.plan.Role;
import dev.crossover.model.unit.Basis;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a learner brings along for a role from the old one. It is a line of its own: it fills no gap
 * in what the plan teaches.
 *
 * @param share weighted mean of what is brought along of these skills, 0..1; 0 where there are none
 * @param headStart part of what the role needs that this is, by weight, 0..1
 * @param skills the skills that the background brings along, in the order of the role
 */
public record BroughtAlong(double share, double headStart, List<Carried> skills) {

  /** What the share of a skill rests on. */
  public enum Ground {
    /** The plan's figure for the background. */
    ASSUMED,
    /** Somebody, or a placement test, vouched for it. */
    ATTESTED,
    /** Results show as much as the role requires. */
    SHOWN
  }

  /**
   * One skill.
   *
   * @param skill skill id
   * @param share how much of it is brought along, 0..1
   * @param ground what that rests on
   * @param word whose word it is and since when; null where nobody vouched for it
   */
  public record Carried(String skill, double share, Ground ground, @Nullable Attestation word) {}

  public BroughtAlong {
    skills = List.copyOf(skills);
  }

  /** Whether all of it was measured or vouched for, and nothing is assumed. */
  public boolean measured() {
    return !skills.isEmpty() && skills.stream().noneMatch(s -> s.ground() == Ground.ASSUMED);
  }

  static BroughtAlong of(Basis basis, Role role, Results results) {
    List<Carried> skills = new ArrayList<>();
    double whole = 0;
    double needed = 0;
    double weights = 0;
    double sum = 0;
    for (Role.Need need : role.needs()) {
      whole += need.weight();
      double credit = basis.plan().skill(need.skill()).credit(basis.background());
      if (credit > 0) {
        Carried carried = carried(need, credit, results);
        skills.add(carried);
        weights += need.weight();
        sum += need.weight() * carried.share();
        needed += need.weight() * Math.min(1, carried.share() / need.required());
      }
    }
    return new BroughtAlong(
        weights == 0 ? 0 : sum / weights, whole == 0 ? 0 : needed / whole, skills);
  }

  private static Carried carried(Role.Need need, double credit, Results results) {
    Attestation word = results.attested().get(need.skill());
    if (results.level(need.skill()) >= need.required()) {
      return new Carried(need.skill(), 1, Ground.SHOWN, word);
    }
    return word == null
        ? new Carried(need.skill(), credit, Ground.ASSUMED, null)
        : new Carried(need.skill(), word.level(), Ground.ATTESTED, word);
  }
}
