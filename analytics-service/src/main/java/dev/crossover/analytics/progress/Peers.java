package dev.crossover.analytics.progress;

import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.stall.CohortMember;
import dev.crossover.model.unit.Basis;
import dev.crossover.wiring.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Who learns which plan in which cohort: what norms are told of them, and the walk over them after
 * a release of norms. The walk is apart from that over plans, since norms are released often and
 * concern few.
 */
final class Peers {

  private static final String MEMBER = "peer/";

  /** Prefix of the row that says which peers a learner counts among. */
  private static final String ONE = "peer-of/";

  private static final String WALK = "peers-walk";

  /** Comes right after the slash that ends a prefix. */
  private static final char AFTER = '/' + 1;

  private static final byte[] NOTHING = {};

  private final KeyValueStore<String, byte[]> store;
  private final Handover handover;
  private final int partition;

  /** Those to be walked, the first being under way. */
  private final TreeSet<String> waiting = new TreeSet<>();

  /** Learner to go on with; empty to begin. */
  private String from = "";

  /** How far a walk has come, as it is kept. */
  private record Position(Set<String> waiting, String from) {}

  /**
   * The peers of one partition of the log.
   *
   * @param store of releases, with which the members are kept
   */
  Peers(KeyValueStore<String, byte[]> store, Handover handover, int partition) {
    this.store = store;
    this.handover = handover;
    this.partition = partition;
    byte[] stored = store.get(WALK);
    if (stored != null) {
      Position position = Json.MAPPER.readValue(stored, Position.class);
      waiting.addAll(position.waiting());
      from = position.from();
    }
  }

  boolean walkUnderWay() {
    return !waiting.isEmpty();
  }

  /** Looks at those of one plan in one cohort, from the first on. */
  void begin(String peers) {
    String first = waiting.isEmpty() ? null : waiting.first();
    waiting.add(peers);
    if (peers.equals(first) || !waiting.first().equals(first)) {
      from = "";
    }
    keep();
  }

  /**
   * Goes on for a slice.
   *
   * @param found is told of each learner
   */
  void step(Slice slice, Consumer<String> found) {
    while (!waiting.isEmpty() && slice.hasRoom()) {
      String peers = waiting.first();
      String next = part(MEMBER + peers, slice, found);
      from = next == null ? "" : next;
      if (next == null) {
        waiting.remove(peers);
      }
      keep();
    }
  }

  /** Returns the learner to go on with; null at the end. */
  private @Nullable String part(String prefix, Slice slice, Consumer<String> found) {
    try (KeyValueIterator<String, byte[]> rest = store.range(prefix + "/" + from, prefix + AFTER)) {
      while (rest.hasNext()) {
        String learner = rest.peekNextKey().substring(prefix.length() + 1);
        if (!slice.hasRoom()) {
          return learner;
        }
        rest.next();
        found.accept(learner);
      }
    }
    return null;
  }

  private void keep() {
    if (!waiting.isEmpty()) {
      store.put(WALK, Json.MAPPER.writeValueAsBytes(new Position(waiting, from)));
    } else if (store.get(WALK) != null) {
      store.delete(WALK);
    }
  }

  /** Tells what norms need to know of a learner, where it may be another than before. */
  void tell(OpenLearner l) {
    Enrolment enrolment = l.enrolment;
    LearnerFold fold = l.fold;
    Basis basis = l.basis;
    if (enrolment == null || fold == null || basis == null || !l.current()) {
      return;
    }
    OpenLearner.Told before = l.told;
    OpenLearner.Told told = new OpenLearner.Told(enrolment, fold);
    CohortMember now = told.member(basis);
    l.told = told;
    if (before != null && before.sameBasis(told) && now.equals(before.member(basis))) {
      return;
    }
    String peers = enrolment.peers();
    String kept = peersOf(l.id);
    if (!peers.equals(kept)) {
      if (kept != null) {
        gone(kept, l.id, l.receivedAt);
      }
      store.put(ONE + l.id, peers.getBytes(StandardCharsets.UTF_8));
      store.put(key(peers, l.id), NOTHING);
    }
    handover.belongs(new LearnerOutput.Belongs(peers, l.id, partition, l.receivedAt, now));
  }

  /**
   * The learner leaves their peers at that moment of the log. It is told at once, since a row that
   * is written later holds the new enrolment alone.
   *
   * @param enrolment as it was until then; null where the row cannot be read
   */
  void gone(String learner, @Nullable Enrolment enrolment, Instant at) {
    String kept = peersOf(learner);
    if (kept != null) {
      gone(kept, learner, at);
    } else if (enrolment != null) {
      // Never told of, or by a version that did not keep this.
      gone(enrolment.peers(), learner, at);
    }
  }

  private void gone(String peers, String learner, Instant at) {
    store.delete(ONE + learner);
    store.delete(key(peers, learner));
    handover.belongs(new LearnerOutput.Belongs(peers, learner, partition, at, null));
  }

  private @Nullable String peersOf(String learner) {
    byte[] kept = store.get(ONE + learner);
    return kept == null ? null : new String(kept, StandardCharsets.UTF_8);
  }

  private static String key(String peers, String learner) {
    return MEMBER + peers + "/" + learner;
  }
}
