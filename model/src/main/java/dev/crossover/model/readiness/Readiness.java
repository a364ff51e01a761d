package dev.crossover.model.readiness;

import dev.crossover.model.learner.Background;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Role;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.progress.LearnerFold;
import dev.crossover.model.progress.UnitState;
import java.util.Comparator;
import java.util.List;

/**
 * How ready a learner is for a role: Σ weight × min(1, level / required), never without its
 * reasons.
 *
 * @param role role id
 * @param value 0..1
 * @param ready value of at least {@link #READY} and no gate open
 * @param skills every skill the role needs
 * @param gaps the largest three skills missing, largest first
 * @param openGates units that must be done first, whatever the skills
 */
public record Readiness(
    String role,
    double value,
    boolean ready,
    List<SkillLevel> skills,
    List<Gap> gaps,
    List<String> openGates) {

  /** Value from which a learner with all gates passed is ready. */
  public static final double READY = 0.8;

  /** Most that counts for a skill that was never assessed. */
  public static final double UNASSESSED = 0.6;

  /** How many attempts the estimate from credit and study weighs against real ones. */
  private static final double PRIOR_ATTEMPTS = 2;

  /**
   * A skill that is missing and what would close it.
   *
   * @param skill skill id
   * @param missing share of the role that is missing through it, 0..1
   * @param units unfinished units that build it, in the order of study
   */
  public record Gap(String skill, double missing, List<String> units) {}

  /**
   * The readiness that a fold shows. A skill's level is credit plus study, at most {@link
   * #UNASSESSED}, drawn towards the mean score of its attempts with weight n / (n + 2).
   */
  public static Readiness of(Plan plan, Background background, LearnerFold fold) {
    Role role = plan.role();
    double weights = role.needs().stream().mapToDouble(Role.Need::weight).sum();
    List<SkillLevel> skills =
        role.needs().stream()
            .map(need -> level(plan, background, fold, need, need.weight() / weights))
            .toList();
    double value = 1 - skills.stream().mapToDouble(SkillLevel::missing).sum();
    List<Gap> gaps =
        skills.stream()
            .filter(s -> s.missing() > 1e-9)
            .sorted(Comparator.comparingDouble(SkillLevel::missing).reversed())
            .limit(3)
            .map(s -> new Gap(s.skill(), s.missing(), unfinished(plan, fold, s.skill())))
            .toList();
    List<String> open =
        role.gates().stream()
            .filter(g -> plan.unit(g).map(u -> !done(u, fold)).orElse(true))
            .toList();
    return new Readiness(
        role.id(), Math.clamp(value, 0, 1), value >= READY && open.isEmpty(), skills, gaps, open);
  }

  private static SkillLevel level(
      Plan plan, Background background, LearnerFold fold, Role.Need need, double weight) {
    double credit =
        plan.skills().stream()
            .filter(s -> s.id().equals(need.skill()))
            .findFirst()
            .orElseThrow()
            .credit(background);
    double hours = 0;
    double studied = 0;
    int attempts = 0;
    double scores = 0;
    for (Unit unit : plan.units().filter(u -> u.skills().contains(need.skill())).toList()) {
      hours += unit.hours();
      UnitState state = fold.units().get(unit.id());
      if (state != null) {
        studied += unit.hours() * state.doneShare(unit);
        attempts += state.attempts();
        scores += state.scoreSum();
      }
    }
    double study = hours == 0 ? 0 : studied / hours;
    double estimate = Math.min(UNASSESSED, credit + (1 - credit) * study);
    double level = (PRIOR_ATTEMPTS * estimate + scores) / (PRIOR_ATTEMPTS + attempts);
    return new SkillLevel(need.skill(), level, need.required(), weight, attempts);
  }

  private static List<String> unfinished(Plan plan, LearnerFold fold, String skill) {
    return plan.units()
        .filter(u -> u.skills().contains(skill) && !done(u, fold))
        .map(Unit::id)
        .toList();
  }

  private static boolean done(Unit unit, LearnerFold fold) {
    UnitState state = fold.units().get(unit.id());
    return state != null && state.doneShare(unit) >= 1;
  }
}
