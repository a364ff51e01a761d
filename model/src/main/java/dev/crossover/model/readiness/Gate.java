package dev.crossover.model.readiness;

import dev.crossover.model.event.Route;
import dev.crossover.model.plan.Dimension;
import dev.crossover.model.plan.Role;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.unit.Basis;
import dev.crossover.model.unit.Done;
import dev.crossover.model.unit.ProjectWork;
import dev.crossover.model.unit.UnitState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that must be there before anyone counts as ready, whatever the skills.
 *
 * @param kind what is missing
 * @param id unit, or interview dimension
 * @param missing items of a project's checklist that it does not show yet
 */
public record Gate(Kind kind, String id, List<String> missing) {

  /** What is missing. */
  public enum Kind {
    /** The unit is not done. */
    UNIT,
    /** The project is handed in; it is a reviewer's turn. */
    REVIEW,
    /** A reviewer sent the project back; it is the learner's turn. */
    SENT_BACK,
    /** A reviewer would accept the project, but did not find all of its checklist. */
    CHECKLIST,
    /** The interview dimension was not practised, or not well enough. */
    INTERVIEW
  }

  public Gate {
    missing = List.copyOf(missing);
  }

  /**
   * The gates of the role that are not passed, in its order.
   *
   * @param route where the learner wants to go, if that is theirs to see; only who goes to another
   *     employer has interviews before them
   */
  static List<Gate> open(
      Basis basis,
      Role role,
      Map<String, UnitState> units,
      Map<String, Practice> interview,
      @Nullable Route route) {
    List<Gate> open = new ArrayList<>();
    for (String id : role.gates()) {
      Unit unit = basis.plan().unit(id);
      if (Done.of(unit, units) < 1) {
        UnitState state = units.get(id);
        ProjectWork work = state == null ? null : state.work();
        List<String> missing = unit.lacks(work == null ? Set.of() : work.evidence());
        open.add(new Gate(kind(work), id, missing));
      }
    }
    if (role.interview() > 0 && route == Route.EXTERNAL) {
      for (Dimension dimension : basis.plan().plan().interview()) {
        Practice practice = interview.get(dimension.id());
        if (practice == null || practice.level() < role.interview()) {
          open.add(new Gate(Kind.INTERVIEW, dimension.id(), List.of()));
        }
      }
    }
    return open;
  }

  private static Kind kind(@Nullable ProjectWork work) {
    if (work == null) {
      return Kind.UNIT;
    }
    if (work.accepted()) {
      return Kind.CHECKLIST;
    }
    if (work.waits()) {
      return Kind.REVIEW;
    }
    return work.sentBack() ? Kind.SENT_BACK : Kind.UNIT;
  }
}
