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
   * @param plans whose learners are looked for; of no meaning where everyone is
   * @param peers the same for those of one plan in one cohort
   * @param everyone whether everyone is looked for
   * @param from learner to go on with; empty to begin
   */
  record Position(Set<String> plans, Set<String> peers, boolean everyone, String from) {

    /** A walk that was under way before there were norms knows of no peers. */
    Position {
      everyone = everyone || (peers == null && plans.isEmpty());
      peers = peers == null ? Set.of() : peers;
    }

    static final Position NOBODY = new Position(Set.of(), Set.of(), false, "");

    Position at(String next) {
      return new Position(plans, peers, everyone, next);
    }
  }

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
    Position now = underWayOrNobody();
    at(new Position(with(now.plans(), plan), now.peers(), now.everyone(), ""));
  }

  /** Looks at those of one plan in one cohort, from the first on. */
  void beginWithPeers(String peers) {
    Position now = underWayOrNobody();
    at(new Position(now.plans(), with(now.peers(), peers), now.everyone(), ""));
  }

  private Position underWayOrNobody() {
    return position == null ? Position.NOBODY : position;
  }

  private static Set<String> with(Set<String> some, String one) {
    Set<String> more = new TreeSet<>(some);
    more.add(one);
    return more;
  }

  /** Looks at everyone, from the first on. */
  void beginWithEveryone() {
    at(new Position(Set.of(), Set.of(), true, ""));
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
    at(next == null ? null : now.at(next));
  }

  /** Whether learners on that plan are looked for. */
  boolean concerns(String plan) {
    return position != null && (position.everyone() || position.plans().contains(plan));
  }

  /** Whether those of one plan in one cohort are looked for. */
  boolean concernsPeers(String peers) {
    return position != null && position.peers().contains(peers);
  }

  private void at(@Nullable Position next) {
    position = next;
    releases.walk(next);
  }
}
