package dev.crossover.dashboard.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which changes to tell now. A change is told at once, and again at most once in {@link #PAUSE}
 * while it goes on. The last one is always told.
 */
final class Announcements {

  static final Duration PAUSE = Duration.ofSeconds(1);

  private final Set<Change> changed = new LinkedHashSet<>();
  private final Map<Change, Instant> told = new HashMap<>();

  /**
   * What changed.
   *
   * @param topic its name
   * @param group of a learner, {@code cohort/team}; otherwise empty
   */
  record Change(String topic, String group) {}

  synchronized void changed(Change change) {
    if (changed.add(change)) {
      notifyAll();
    }
  }

  /** Waits until something has changed that was not told yet. */
  synchronized void await() throws InterruptedException {
    while (changed.isEmpty()) {
      wait();
    }
  }

  /** What is to be told now; it then counts as told. */
  synchronized List<Change> due(Instant now) {
    told.values().removeIf(at -> !at.plus(PAUSE).isAfter(now));
    List<Change> due = new ArrayList<>();
    for (Iterator<Change> rest = changed.iterator(); rest.hasNext(); ) {
      Change change = rest.next();
      if (told.putIfAbsent(change, now) == null) {
        due.add(change);
        rest.remove();
      }
    }
    return due;
  }
}
