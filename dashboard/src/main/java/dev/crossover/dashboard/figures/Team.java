package dev.crossover.dashboard.figures;

import dev.crossover.dashboard.figures.Kept.Made;
import dev.crossover.model.group.GroupMember;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.group.GroupSums;
import dev.crossover.model.progress.LearnerProgress;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One team: who is in it, and what they add up to. */
final class Team {

  private final String cohort;
  private final String name;
  private final Learners learners;
  private final int minGroupSize;
  private final Set<String> ids = new TreeSet<>();
  private final Kept<Figures> kept = new Kept<>();

  /** Figures with the sums they were read off. */
  record Figures(GroupSums sums, GroupReadiness shown) {}

  Team(String cohort, String name, Learners learners, int minGroupSize) {
    this.cohort = cohort;
    this.name = name;
    this.learners = learners;
    this.minGroupSize = minGroupSize;
  }

  String key() {
    return cohort + "/" + name;
  }

  void join(String learner) {
    synchronized (ids) {
      ids.add(learner);
    }
  }

  void leave(String learner) {
    synchronized (ids) {
      ids.remove(learner);
    }
  }

  boolean empty() {
    synchronized (ids) {
      return ids.isEmpty();
    }
  }

  /** Says that a member changed, came or went. */
  void changed() {
    kept.changed();
  }

  long changes() {
    return kept.changes();
  }

  /** Progress of the members, in the order of their ids. */
  List<LearnerProgress> members() {
    List<String> now;
    synchronized (ids) {
      now = List.copyOf(ids);
    }
    return now.stream()
        .flatMap(id -> Stream.ofNullable(learners.recent(id)))
        .filter(p -> p.cohort().equals(cohort) && p.team().equals(name))
        .toList();
  }

  Made<Figures> figures(Instant now) {
    return kept.get(
        now,
        () -> {
          GroupSums sums = GroupSums.NONE;
          for (LearnerProgress member : members()) {
            sums = sums.plus(GroupSums.of(GroupMember.of(member)));
          }
          GroupReadiness shown = GroupReadiness.of(cohort, name, sums, minGroupSize);
          return new Made<>(new Figures(sums, shown), Learners.until(now, key()));
        });
  }
}
