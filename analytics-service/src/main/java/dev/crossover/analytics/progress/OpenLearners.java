package dev.crossover.analytics.progress;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The learners whose rows were read: those that have changed since rows were last written, and the
 * ones used last.
 */
final class OpenLearners {

  private final KeyValueStore<String, byte[]> rows;
  private final int kept;
  private final LinkedHashMap<String, OpenLearner> open = new LinkedHashMap<>(64, 0.75f, true);
  private final Set<OpenLearner> changed = new LinkedHashSet<>();
  private final List<String> erased = new ArrayList<>();

  /**
   * Reads and writes rows.
   *
   * @param kept unchanged learners that are kept decoded
   */
  OpenLearners(KeyValueStore<String, byte[]> rows, int kept) {
    this.rows = rows;
    this.kept = kept;
  }

  /**
   * A learner; a new one of whom nothing is known yet.
   *
   * @throws UnreadableState if the row cannot be read
   */
  OpenLearner open(String id) {
    OpenLearner known = open.get(id);
    if (known == null) {
      known = read(id);
      open.put(id, known);
    }
    return known;
  }

  private OpenLearner read(String id) {
    byte[] row = rows.get(id);
    try {
      return row == null ? new OpenLearner(id) : new OpenLearner(id, StoredLearner.read(row));
    } catch (SerializationException e) {
      throw new UnreadableState(e);
    }
  }

  /** A learner in place of one whose row cannot be read. */
  OpenLearner anew(String id) {
    OpenLearner l = new OpenLearner(id);
    open.put(id, l);
    return l;
  }

  /** Has the learner written with the next changes. */
  void changed(OpenLearner l) {
    changed.add(l);
  }

  /** Those that have changed, the one that changed first being the first. */
  Set<OpenLearner> changed() {
    return changed;
  }

  List<OpenLearner> takeChanged() {
    List<OpenLearner> taken = List.copyOf(changed);
    changed.clear();
    return taken;
  }

  void write(OpenLearner l, StoredLearner row) {
    rows.put(l.id, row.bytes());
    l.stored = row;
  }

  /** Leaves the row as it is, and has it read and folded anew when it is next asked for. */
  void giveUp(OpenLearner l) {
    open.remove(l.id);
    if (l.stored != null) {
      rows.put(l.id, l.stored.outdated().bytes());
    }
  }

  void erase(OpenLearner l) {
    changed.remove(l);
    open.remove(l.id);
    rows.delete(l.id);
    erased.add(l.id);
  }

  /** Lets go of learners that were not used lately; none may have changed. */
  void letGo() {
    Iterator<OpenLearner> eldest = open.values().iterator();
    while (open.size() > kept && eldest.hasNext()) {
      eldest.next();
      eldest.remove();
    }
  }

  List<String> takeErased() {
    List<String> taken = List.copyOf(erased);
    erased.clear();
    return taken;
  }
}
