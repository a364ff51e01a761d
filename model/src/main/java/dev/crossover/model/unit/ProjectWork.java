package dev.crossover.model.unit;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far handed-in work has come: submitted, reviewed, accepted, and what it was found to show.
 *
 * @param submittedAt when it was last handed in, or null
 * @param reviewedAt when a person last reviewed or graded it, or null
 * @param accepted whether a reviewer said so; a project is accepted with its whole checklist only
 * @param evidence ids of what it shows
 * @param link where it can be seen, as it was last told; null if it never was
 * @param comment what the newest review says to the learner; null for nothing
 */
public record ProjectWork(
    @Nullable Instant submittedAt,
    @Nullable Instant reviewedAt,
    boolean accepted,
    Set<String> evidence,
    @Nullable String link,
    @Nullable String comment) {

  static final ProjectWork NONE = new ProjectWork(null, null, false, Set.of(), null, null);

  public ProjectWork {
    evidence = Collections.unmodifiableSet(new TreeSet<>(evidence));
  }

  ProjectWork submitted(Instant at, @Nullable String where) {
    return new ProjectWork(
        at, reviewedAt, accepted, evidence, where == null ? link : where, comment);
  }

  ProjectWork reviewed(Instant at, boolean passed, @Nullable String said) {
    return new ProjectWork(submittedAt, at, accepted || passed, evidence, link, said);
  }

  /** Whether it was handed in and nobody has said anything of it since. */
  public boolean waits() {
    return !accepted
        && submittedAt != null
        && (reviewedAt == null || reviewedAt.isBefore(submittedAt));
  }

  /** Whether a reviewer sent it back and it was not handed in again. */
  public boolean sentBack() {
    return !accepted
        && reviewedAt != null
        && (submittedAt == null || !reviewedAt.isBefore(submittedAt));
  }

  ProjectWork showing(Set<String> more) {
    if (more.isEmpty() || evidence.containsAll(more)) {
      return this;
    }
    Set<String> all = new TreeSet<>(more);
    all.addAll(evidence);
    return new ProjectWork(submittedAt, reviewedAt, accepted, all, link, comment);
  }
}
