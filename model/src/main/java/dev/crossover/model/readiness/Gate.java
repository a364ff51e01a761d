package dev.crossover.model.readiness;

import dev.crossover.model.plan.Evidence;
import java.util.Set;

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
    /** The project is done, but does not show all that it has to. */
    EVIDENCE,
    /** The interview dimension was not practised, or not well enough. */
    INTERVIEW
  }

  public Gate {
    missing = Evidence.inOrder(missing);
  }
}
