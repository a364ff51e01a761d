package dev.crossover.dashboard.figures;

import dev.crossover.dashboard.figures.Kept.Made;
import dev.crossover.model.group.GroupMember;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.group.GroupSums;
import dev.crossover.model.progress.LearnerProgress;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One team: who is in it, and what they add up to. The members of a large team are summed in parts,
 * of which a change concerns one.
 */
final class Team {

  /** Members in a part. */
  private static final int TOGETHER = 20;

  private final String cohort;
  private final String name;
  private final Learners learners;
  private final int minGroupSize;
  private final Kept<Figures> kept = new Kept<>();
  private List<Part> parts = List.of(new Part());
  private int size;

  /** Figures with the sums they were read off. */
  record Figures(GroupSums sums, GroupReadiness shown) {}

  private record Part(Set<String> ids, Kept<GroupSums> sums) {

    Part() {
      this(new HashSet<>(), new Kept<>());
    }
  }

  Team(String cohort, String name, Learners learners, int minGroupSize) {
    this.cohort = cohort;
    this.name = name;
    this.learners = learners;
    this.minGroupSize = minGroupSize;
  }

  synchronized void join(String learner) {
    if (part(learner).ids().add(learner)) {
      size++;
      if (size > 2 * TOGETHER * parts.size()) {
        List<String> all = ids(parts);
        parts = Stream.generate(Part::new).limit(size / TOGETHER).toList();
        all.forEach(id -> part(id).ids().add(id));
      }
    }
  }

  synchronized void leave(String learner) {
    if (part(learner).ids().remove(learner)) {
      size--;
    }
  }

  synchronized boolean empty() {
    return size == 0;
  }

  /** Says that a member changed, came or went. */
  void changed(String learner) {
    synchronized (this) {
      part(learner).sums().changed();
    }
    kept.changed();
  }

  /** Says that every member changed. */
  void changed() {
    parts().forEach(part -> part.sums().changed());
    kept.changed();
  }

  long changes() {
    return kept.changes();
  }

  /** Progress of the members, in the order of their ids. */
  List<LearnerProgress> members() {
    return progress(parts());
  }

  Made<Figures> figures(Instant now) {
    return kept.get(
        now,
        () -> {
          GroupSums sums = GroupSums.NONE;
          Instant until = now.plus(Learners.OLDEST);
          for (Part part : parts()) {
            Made<GroupSums> made = part.sums().get(now, () -> summed(part, now));
            sums = sums.plus(made.value());
            until = made.until().isBefore(until) ? made.until() : until;
          }
          GroupReadiness shown = GroupReadiness.of(cohort, name, sums, minGroupSize);
          return new Made<>(new Figures(sums, shown), until);
        });
  }

  private Made<GroupSums> summed(Part part, Instant now) {
    GroupSums sums = GroupSums.NONE;
    String first = "";
    for (LearnerProgress member : progress(List.of(part))) {
      sums = sums.plus(GroupSums.of(GroupMember.of(member)));
      first = first.isEmpty() ? member.learner() : first;
    }
    return new Made<>(sums, Learners.until(now, first));
  }

  private List<LearnerProgress> progress(List<Part> some) {
    return ids(some).stream()
        .flatMap(id -> Stream.ofNullable(learners.recent(id)))
        .filter(p -> p.cohort().equals(cohort) && p.team().equals(name))
        .toList();
  }

  private synchronized List<Part> parts() {
    return parts;
  }

  private synchronized List<String> ids(List<Part> some) {
    return some.stream().flatMap(part -> part.ids().stream()).sorted().toList();
  }

  private Part part(String learner) {
    return parts.get(Math.floorMod(learner.hashCode(), parts.size()));
  }
}
