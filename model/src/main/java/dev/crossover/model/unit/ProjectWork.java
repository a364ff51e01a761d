package dev.crossover.model.unit;

import dev.crossover.model.plan.Evidence;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far handed-in work has come: submitted, reviewed, accepted, and what it was found to show.
 *
 * @param submittedAt when it was last handed in, or null
 * @param reviewedAt when a person last reviewed or graded it, or null
 * @param accepted whether it was accepted
 * @param evidence what it shows
 */
public record ProjectWork(
    @Nullable Instant submittedAt,
    @Nullable Instant reviewedAt,
    boolean accepted,
    Set<Evidence> evidence) {

  static final ProjectWork NONE = new ProjectWork(null, null, false, Set.of());

  public ProjectWork {
    evidence = Evidence.inOrder(evidence);
  }

  ProjectWork submitted(Instant at) {
    return new ProjectWork(at, reviewedAt, accepted, evidence);
  }

  ProjectWork reviewed(Instant at, boolean passed) {
    return new ProjectWork(submittedAt, at, accepted || passed, evidence);
  }

  /** Whether it was handed in and nobody has said anything of it since. */
  public boolean waits() {
    return !accepted
        && submittedAt != null
        && (reviewedAt == null || reviewedAt.isBefore(submittedAt));
  }

  ProjectWork showing(Set<Evidence> more) {
    if (more.isEmpty() || evidence.containsAll(more)) {
      return this;
    }
    Set<Evidence> all = EnumSet.copyOf(more);
    all.addAll(evidence);
    return new ProjectWork(submittedAt, reviewedAt, accepted, all);
  }
}
