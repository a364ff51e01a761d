package dev.crossover.model.readiness;

import dev.crossover.model.plan.Dimension;
import dev.crossover.model.plan.Evidence;
import dev.crossover.model.plan.Role;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.unit.Basis;
import dev.crossover.model.unit.Done;
import dev.crossover.model.unit.UnitState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that must be there before anyone counts as ready, whatever the skills.
 *
 * @param kind what is missing
 * @param id unit, or interview dimension
 * @param missing evidence that a project does not show yet
 */
public record Gate(Kind kind, String id, Set<Evidence> missing) {

  /** What is missing. */
  public enum Kind {
    /** The unit is not done. */
    UNIT,
    /** The project is handed in; it is a reviewer's turn. */
    REVIEW,
    /** The project is done, but does not show all that it has to. */
    EVIDENCE,
    /** The interview dimension was not practised, or not well enough. */
    INTERVIEW
  }

  public Gate {
    missing = Evidence.inOrder(missing);
  }

  /** The gates of the role that are not passed, in its order. */
  static List<Gate> open(
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
        open.add(new Gate(waits(state) ? Kind.REVIEW : Kind.UNIT, id, missing));
      } else if (!missing.isEmpty()) {
        open.add(new Gate(Kind.EVIDENCE, id, missing));
      }
    }
    if (role.interview() > 0) {
      for (Dimension dimension : basis.plan().plan().interview()) {
        Practice practice = interview.get(dimension.id());
        if (practice == null || practice.level() < role.interview()) {
          open.add(new Gate(Kind.INTERVIEW, dimension.id(), Set.of()));
        }
      }
    }
    return open;
  }

  private static boolean waits(@Nullable UnitState state) {
    return state != null && state.work().waits();
  }
}
