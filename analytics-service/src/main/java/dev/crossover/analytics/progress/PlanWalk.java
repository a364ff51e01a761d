package dev.crossover.analytics.progress;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The walk over all learners of a task after a release: a slice at a time. How far it has come is
 * kept with the releases, so a restart goes on where it was.
 */
final class PlanWalk {

  private final Releases releases;
  private final KeyValueStore<String, byte[]> rows;
  private @Nullable Position position;

  /**
   * How far a walk has come.
   *
   * @param plans whose learners are looked for; empty for everyone's
   * @param from learner to go on with; empty to begin
   */
  record Position(Set<String> plans, String from) {}

  PlanWalk(Releases releases, KeyValueStore<String, byte[]> rows) {
    this.releases = releases;
    this.rows = rows;
    this.position = releases.walk();
  }

  boolean underWay() {
    return position != null;
  }

  /** Looks at the learners on a plan, from the first on. */
  void begin(String plan) {
    Set<String> plans = new TreeSet<>(position == null ? Set.of() : position.plans());
    boolean everyone = position != null && plans.isEmpty();
    plans.add(plan);
    at(new Position(everyone ? Set.of() : plans, ""));
  }

  /** Looks at everyone, from the first on. */
  void beginWithEveryone() {
    at(new Position(Set.of(), ""));
  }

  /**
   * Goes on for a slice.
   *
   * @param found is told of each learner
   */
  void step(Slice slice, Consumer<String> found) {
    Position now = position;
    if (now == null) {
      return;
    }
    String next = null;
    try (KeyValueIterator<String, byte[]> rest = rows.range(now.from(), null)) {
      while (rest.hasNext()) {
        String learner = rest.peekNextKey();
        if (!slice.hasRoom()) {
          next = learner;
          break;
        }
        rest.next();
        found.accept(learner);
      }
    }
    at(next == null ? null : new Position(now.plans(), next));
  }

  /** Whether learners on that plan are looked for. */
  boolean concerns(String plan) {
    return position != null && (position.plans().isEmpty() || position.plans().contains(plan));
  }

  private void at(@Nullable Position next) {
    position = next;
    releases.walk(next);
  }
}
