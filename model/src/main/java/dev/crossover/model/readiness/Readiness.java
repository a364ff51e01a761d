package dev.crossover.model.readiness;

import dev.crossover.model.event.Route;
import dev.crossover.model.mastery.Mastery;
import dev.crossover.model.plan.Role;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.plan.UnitKind;
import dev.crossover.model.unit.Basis;
import dev.crossover.model.unit.Done;
import dev.crossover.model.unit.UnitState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How ready a learner is for a role, as far as the plan teaches it: Σ weight × min(1, level /
 * required) of what results show, never without its reasons. Nobody is ready by what is assumed.
 *
 * @param role role id
 * @param shown part that results show, 0..1
 * @param assumed part that study and background let expect beyond that, 0..1
 * @param missing the rest; the three sum to 1
 * @param ready {@code shown} of at least {@link #READY} and no gate open
 * @param skills every skill of the role that the plan teaches
 * @param gaps the three skills of which most is not shown, largest first
 * @param openGates what must be there first, whatever the skills
 * @param broughtAlong what the learner brings along from the old role
 */
public record Readiness(
    String role,
    double shown,
    double assumed,
    double missing,
    boolean ready,
    List<SkillLevel> skills,
    List<Gap> gaps,
    List<Gate> openGates,
    BroughtAlong broughtAlong) {

  /** Shown part from which a learner with all gates passed is ready. */
  public static final double READY = 0.8;

  private static final int GAPS = 3;
  private static final double NOTHING = 1e-9;

  /**
   * A skill that was not shown as far as the role requires, and what would show it.
   *
   * @param skill skill id
   * @param open share of the role that is not shown through it, 0..1
   * @param units assessments and projects that can show it: those that are not done, in the order
   *     of study; all of them where each is done
   * @param begun whether there are results already
   */
  public record Gap(String skill, double open, List<String> units, boolean begun) {}

  public Readiness {
    skills = List.copyOf(skills);
    gaps = List.copyOf(gaps);
    openGates = List.copyOf(openGates);
  }

  /**
   * The readiness for a role, as anyone may see it.
   *
   * @param units state of each unit that was touched, by unit id
   * @param mastery what graded attempts let expect of the next ones
   * @param results what was shown
   */
  public static Readiness of(
      Basis basis, Role role, Map<String, UnitState> units, Mastery mastery, Results results) {
    return of(basis, role, units, mastery, results, null);
  }

  /**
   * The readiness for a role, as the learner alone may see it.
   *
   * @param route where the learner wants to go; null if they have not said
   */
  public static Readiness of(
      Basis basis,
      Role role,
      Map<String, UnitState> units,
      Mastery mastery,
      Results results,
      @Nullable Route route) {
    List<SkillLevel> skills = levels(basis, role, units, mastery, results);
    double shown = 0;
    double assumed = 0;
    for (SkillLevel skill : skills) {
      shown += skill.weight() * skill.shown();
      assumed += skill.weight() * skill.assumed();
    }
    shown = whole(shown);
    List<Gap> gaps =
        skills.stream()
            .filter(s -> open(s) > NOTHING)
            .sorted(Comparator.comparingDouble(Readiness::open).reversed())
            .limit(GAPS)
            .map(s -> gap(basis, units, s))
            .toList();
    List<Gate> open = Gate.open(basis, role, units, results.interview(), route);
    return new Readiness(
        role.id(),
        shown,
        Math.min(assumed, 1 - shown),
        Math.max(0, 1 - shown - assumed),
        shown >= READY && open.isEmpty(),
        skills,
        gaps,
        open,
        BroughtAlong.of(basis, role, results));
  }

  /** The part that results show, for the plan's target role. */
  public static double shown(Basis basis, Results results) {
    double weights = 0;
    double shown = 0;
    for (Role.Need need : basis.plan().plan().target().needs()) {
      if (basis.plan().teaches(need.skill())) {
        weights += need.weight();
        shown += need.weight() * SkillLevel.share(results.level(need.skill()), need);
      }
    }
    return weights == 0 ? 0 : whole(shown / weights);
  }

  /** Sums of fractions miss the whole by a hair. */
  private static double whole(double sum) {
    return sum > 1 - NOTHING ? 1 : sum;
  }

  private static List<SkillLevel> levels(
      Basis basis, Role role, Map<String, UnitState> units, Mastery mastery, Results results) {
    List<Role.Need> taught =
        role.needs().stream().filter(need -> basis.plan().teaches(need.skill())).toList();
    double weights = 0;
    for (Role.Need need : taught) {
      weights += need.weight();
    }
    List<SkillLevel> levels = new ArrayList<>(taught.size());
    for (Role.Need need : taught) {
      levels.add(SkillLevel.of(basis, units, mastery, results, need, need.weight() / weights));
    }
    return levels;
  }

  private static double open(SkillLevel skill) {
    return skill.weight() * (1 - skill.shown());
  }

  private static Gap gap(Basis basis, Map<String, UnitState> units, SkillLevel skill) {
    List<Unit> showing =
        basis.plan().building(skill.skill()).stream()
            .filter(u -> u.kind() != UnitKind.STUDY)
            .toList();
    List<Unit> undone = showing.stream().filter(u -> Done.of(u, units) < 1).toList();
    return new Gap(
        skill.skill(),
        open(skill),
        (undone.isEmpty() ? showing : undone).stream().map(Unit::id).toList(),
        skill.results() > 0);
  }
}
