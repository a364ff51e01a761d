package dev.crossover.analytics.progress;

import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.model.unit.Basis;
import dev.crossover.wiring.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The releases of plans, difficulties and norms, as the log of this partition has brought them. */
final class Releases {

  private static final String PLAN = "plan/";
  private static final String DIFFICULTIES = "difficulties/";
  private static final String NORMS = "norms/";
  private static final String WALK = "walk";
  private static final String RULES = "rules";
  private static final String LAST = "last";

  private final KeyValueStore<String, byte[]> store;
  private final Map<String, List<PlanRelease>> plans = new HashMap<>();
  private final Map<String, Difficulties> difficulties = new HashMap<>();
  private final Map<String, List<NormsRelease>> norms = new HashMap<>();

  /** When the last release of plan or norms came into force. */
  private Instant last;

  Releases(KeyValueStore<String, byte[]> store) {
    this.store = store;
    byte[] stored = store.get(LAST);
    this.last = stored == null ? Instant.EPOCH : Json.MAPPER.readValue(stored, Instant.class);
  }

  /**
   * The moment of an entry that was appended then: no earlier than that of a release before it.
   * Entries of one batch have the same time, and a release among them a moment of its own, so what
   * came before it is before it, however late anybody looks.
   */
  Instant moment(Instant at) {
    return at.isAfter(last) ? at : last;
  }

  private Instant next(Instant at) {
    last = moment(at).plusMillis(1);
    store.put(LAST, Json.MAPPER.writeValueAsBytes(last));
    return last;
  }

  /**
   * A version of a plan.
   *
   * @param since when it came into force
   */
  record PlanRelease(PlanIndex plan, Instant since) {

    int version() {
      return plan.plan().version();
    }
  }

  /**
   * Norms of those who learn one plan in one cohort.
   *
   * @param since when they came into force
   */
  record NormsRelease(Instant since, CohortNorms norms) {}

  private record Stored(Instant since, Plan plan) {}

  /** A plan version comes into force; one that is not above the last is passed over. */
  boolean release(Plan plan, Instant at) {
    PlanRelease newest = newest(plan.id());
    if (newest != null && newest.version() >= plan.version()) {
      return false;
    }
    String key = PLAN + plan.id() + "/" + "%010d".formatted(plan.version());
    store.put(key, Json.MAPPER.writeValueAsBytes(new Stored(next(at), plan)));
    plans.remove(plan.id());
    return true;
  }

  /** Difficulties come into force. */
  boolean release(String plan, Difficulties released) {
    if (difficulties(plan).version() >= released.version()) {
      return false;
    }
    store.put(DIFFICULTIES + plan, Json.MAPPER.writeValueAsBytes(released));
    difficulties.put(plan, released);
    return true;
  }

  /** Norms come into force; such as are not above the last are passed over. */
  boolean release(String peers, CohortNorms released, Instant at) {
    List<NormsRelease> known = allNorms(peers);
    if (!known.isEmpty() && known.getLast().norms().version() >= released.version()) {
      return false;
    }
    NormsRelease release = new NormsRelease(next(at), released);
    store.put(
        NORMS + peers + "/" + "%010d".formatted(released.version()),
        Json.MAPPER.writeValueAsBytes(release));
    List<NormsRelease> more = new ArrayList<>(known);
    more.add(release);
    norms.put(peers, List.copyOf(more));
    return true;
  }

  /** The norms in force at that moment; null while there were none. */
  @Nullable NormsRelease norms(String peers, Instant at) {
    List<NormsRelease> all = allNorms(peers);
    for (int i = all.size() - 1; i >= 0; i--) {
      if (!all.get(i).since().isAfter(at)) {
        return all.get(i);
      }
    }
    return null;
  }

  /** When the first norms after that moment came into force; null if there are none. */
  @Nullable Instant normsAfter(String peers, Instant at) {
    List<NormsRelease> all = allNorms(peers);
    Instant first = null;
    for (int i = all.size() - 1; i >= 0 && all.get(i).since().isAfter(at); i--) {
      first = all.get(i).since();
    }
    return first;
  }

  private List<NormsRelease> allNorms(String peers) {
    List<NormsRelease> known = norms.get(peers);
    if (known == null) {
      List<NormsRelease> found = new ArrayList<>();
      try (KeyValueIterator<String, byte[]> rest =
          store.prefixScan(NORMS + peers + "/", new StringSerializer())) {
        rest.forEachRemaining(
            row -> found.add(Json.MAPPER.readValue(row.value, NormsRelease.class)));
      }
      known = List.copyOf(found);
      norms.put(peers, known);
    }
    return known;
  }

  /** The plan version in force; null while there is none. */
  @Nullable PlanRelease newest(String plan) {
    List<PlanRelease> all = all(plan);
    return all.isEmpty() ? null : all.getLast();
  }

  /**
   * The plan version that came into force last before that moment, else the first one; null while
   * there is none.
   */
  @Nullable PlanRelease before(String plan, Instant at) {
    List<PlanRelease> all = all(plan);
    return all.stream()
        .filter(r -> r.since().isBefore(at))
        .reduce((_, later) -> later)
        .orElse(all.isEmpty() ? null : all.getFirst());
  }

  /** The first plan version above this one; null if this one is in force. */
  @Nullable PlanRelease after(String plan, int version) {
    List<PlanRelease> all = all(plan);
    if (all.isEmpty() || all.getLast().version() <= version) {
      return null;
    }
    return all.stream().filter(r -> r.version() > version).findFirst().orElseThrow();
  }

  /** What an enrolment's events are read against by this plan version and today's difficulties. */
  Basis basis(PlanRelease release, Enrolment enrolment) {
    String plan = release.plan().plan().id();
    return Basis.of(release.plan(), difficulties(plan), enrolment);
  }

  /** The version that a fold was made by, or the newest where that is not known any more. */
  @Nullable PlanRelease version(String plan, int version) {
    return all(plan).stream()
        .filter(r -> r.version() == version)
        .findFirst()
        .orElseGet(() -> newest(plan));
  }

  private List<PlanRelease> all(String plan) {
    List<PlanRelease> known = plans.get(plan);
    if (known == null) {
      known = read(plan);
      plans.put(plan, known);
    }
    return known;
  }

  private List<PlanRelease> read(String plan) {
    List<PlanRelease> found = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> rest =
        store.prefixScan(PLAN + plan + "/", new StringSerializer())) {
      rest.forEachRemaining(row -> {
        Stored stored = Json.MAPPER.readValue(row.value, Stored.class);
        found.add(new PlanRelease(new PlanIndex(stored.plan()), stored.since()));
      });
    }
    return List.copyOf(found);
  }

  private Difficulties difficulties(String plan) {
    Difficulties known = difficulties.get(plan);
    if (known == null) {
      byte[] stored = store.get(DIFFICULTIES + plan);
      known =
          stored == null ? Difficulties.NONE : Json.MAPPER.readValue(stored, Difficulties.class);
      difficulties.put(plan, known);
    }
    return known;
  }

  /** The walk over learners that is under way, as it was left; null if there is none. */
  PlanWalk.@Nullable Position walk() {
    byte[] stored = store.get(WALK);
    return stored == null ? null : Json.MAPPER.readValue(stored, PlanWalk.Position.class);
  }

  void walk(PlanWalk.@Nullable Position position) {
    if (position != null) {
      store.put(WALK, Json.MAPPER.writeValueAsBytes(position));
    } else if (store.get(WALK) != null) {
      store.delete(WALK);
    }
  }

  /** Whether this code folds by other rules than the code that last ran; notes that it has run. */
  boolean newRules() {
    byte[] now = Integer.toString(Basis.RULES).getBytes(StandardCharsets.UTF_8);
    byte[] before = store.get(RULES);
    if (Arrays.equals(before, now)) {
      return false;
    }
    store.put(RULES, now);
    return before != null;
  }
}
