package dev.crossover.analytics.progress;

import dev.crossover.analytics.count.Counts;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.wiring.deadletter.SetAsideReason;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;

/**
 * The learners of one partition of the log. What is known of a learner after an entry follows from
 * the entries up to it alone: what falls due between two of them acts as of the moment at which it
 * was due, however late anybody looks, and however often changes are written.
 */
final class LearnerTask {

  private static final int MOST_DUE_AT_ONCE = 100;

  private static final String ROW_UNREADABLE = "row cannot be read";

  private final OpenLearners learners;
  private final LearnerHistory history;
  private final DueQueue queue;
  private final Releases releases;
  private final PlanWalk walk;
  private final Handover handover;
  private final Peers peers;
  private final LearnerFolds folds;
  private final LearnerTime time;

  private boolean rung;

  /** Time of the newest entry that was read. */
  private Instant now = Instant.EPOCH;

  LearnerTask(LearnerStores stores, StallLimits limits, Counts counts, int kept) {
    this.learners = new OpenLearners(stores.rows(), kept);
    this.history = new LearnerHistory(stores.history());
    this.queue = new DueQueue(stores.due());
    this.releases = new Releases(stores.releases());
    this.walk = new PlanWalk(releases, stores.rows());
    this.handover = new Handover(counts);
    this.peers = new Peers(stores.releases(), handover, stores.partition());
    this.folds = new LearnerFolds(learners, history, releases, handover);
    this.time = new LearnerTime(learners, folds, releases, queue, limits, handover);
    if (releases.newRules()) {
      walk.beginWithEveryone();
    }
  }

  /**
   * Takes an entry of the log.
   *
   * @param key learner whose entry it is; of no meaning where it concerns all of them
   * @param at when it was appended
   */
  void take(String key, LogEntry entry, Instant at) {
    now = at.isAfter(now) ? at : now;
    switch (entry) {
      case LogEntry.Happened(LearningEvent event) -> happened(opened(key), event, at);
      case LogEntry.Enrolled(Enrolment enrolment) -> enrolled(key, enrolment, at);
      case LogEntry.Erased() -> erase(key, at);
      case LogEntry.PlanReleased(var plan) -> {
        if (releases.release(plan, at)) {
          walk.begin(plan.id());
        }
      }
      case LogEntry.DifficultiesReleased(String plan, var difficulties) -> {
        if (releases.release(plan, difficulties)) {
          walk.begin(plan);
        }
      }
      case LogEntry.NormsReleased(String peers, var norms) -> {
        if (releases.release(peers, norms, at)) {
          this.peers.begin(peers);
        }
      }
      case LogEntry.Ticked(int _) -> {}
    }
  }

  /** The entry is set aside, and with it, by itself, the row. */
  private OpenLearner opened(String key) {
    try {
      return learners.open(key);
    } catch (UnreadableState e) {
      handover.setAside(key, ROW_UNREADABLE, e);
      throw e;
    }
  }

  /** The entry makes a new row. */
  private OpenLearner anew(String key, Instant at, UnreadableState e) {
    handover.replaced(key, e);
    peers.gone(key, null, at);
    return learners.anew(key);
  }

  private void happened(OpenLearner l, LearningEvent event, Instant at) {
    Instant moment = releases.moment(at);
    time.advance(l, moment);
    if (!folds.add(l, event)) {
      handover.repeated();
      return;
    }
    handover.applied(event);
    l.receivedAt = at;
    l.seenAt = moment;
    learners.changed(l);
    if (!l.open.isEmpty()) {
      time.look(l, moment);
    }
  }

  private void enrolled(String key, Enrolment enrolment, Instant at) {
    Instant moment = releases.moment(at);
    OpenLearner l;
    try {
      l = learners.open(key);
    } catch (UnreadableState e) {
      // The history is folded anew.
      l = anew(key, at, e);
    }
    if (enrolment.equals(l.enrolment)) {
      if (!l.current()) {
        // The same enrolment once more asks to look again.
        folds.tryAgain(l);
        time.advance(l, moment);
      }
      return;
    }
    time.advance(l, moment);
    if (l.enrolment != null && !l.enrolment.peers().equals(enrolment.peers())) {
      peers.gone(key, l.enrolment, at);
      l.told = null;
    }
    l.enrolment = enrolment;
    Releases.PlanRelease release = releases.newest(enrolment.plan());
    l.basis = release == null ? null : releases.basis(release, enrolment);
    if (release == null) {
      // Nothing can be said of the learner until the plan is there.
      l.fold = null;
    }
    l.receivedAt = at;
    l.seenAt = moment;
    learners.changed(l);
    time.look(l, moment);
  }

  private void erase(String key, Instant at) {
    OpenLearner l;
    try {
      l = learners.open(key);
    } catch (UnreadableState e) {
      l = anew(key, at, e);
    }
    handover.lookedAtAgain(key);
    time.advance(l, releases.moment(at));
    if (l.dueAt != null) {
      queue.remove(key, l.dueAt);
    }
    l.open.forEach(handover::erased);
    peers.gone(key, l.enrolment, at);
    history.erase(key);
    learners.erase(l);
  }

  /**
   * Looks at a part of those whose plan or norms have changed, or who are due, and writes and
   * publishes what has changed: also before, since the walk goes over rows as they are written.
   */
  void work(Slice slice, BiConsumer<String, LearnerOutput> out) {
    publish(out);
    work(slice);
    publish(out);
  }

  private void work(Slice slice) {
    walk.step(slice, this::follow);
    peers.step(slice, this::measure);
    while (slice.hasRoom()) {
      List<DueQueue.Entry> due = queue.due(now, MOST_DUE_AT_ONCE);
      for (DueQueue.Entry entry : due) {
        if (!slice.hasRoom()) {
          return;
        }
        lookAt(entry);
      }
      if (due.isEmpty()) {
        return;
      }
    }
  }

  /** Whether something could be done without another entry coming. */
  boolean workWaits() {
    return walk.underWay() || peers.walkUnderWay() || !queue.due(now, 1).isEmpty();
  }

  /** When time alone changes something, or some time before; null if it does not. */
  @Nullable Instant nextDue() {
    return queue.first();
  }

  /** One learner who cannot be read must not hold up everyone behind them in the queue. */
  private void lookAt(DueQueue.Entry entry) {
    queue.remove(entry.learner(), entry.at());
    try {
      OpenLearner l = learners.open(entry.learner());
      if (entry.at().equals(l.dueAt)) {
        l.dueAt = null;
        learners.changed(l);
        time.advance(l, now);
      }
    } catch (UnreadableState e) {
      handover.setAside(entry.learner(), ROW_UNREADABLE, e);
    }
  }

  private void follow(String learner) {
    try {
      OpenLearner l = learners.open(learner);
      if (l.enrolment != null && walk.concerns(l.enrolment.plan())) {
        l.basis = null;
        learners.changed(l);
        time.advance(l, now);
      }
    } catch (UnreadableState e) {
      handover.setAside(learner, ROW_UNREADABLE, e);
    }
  }

  private void measure(String learner) {
    try {
      time.advance(learners.open(learner), now);
    } catch (UnreadableState e) {
      handover.setAside(learner, ROW_UNREADABLE, e);
    }
  }

  /** Whether the bell must be rung: once, until changes are handed over. */
  boolean ring() {
    boolean first = !rung;
    rung = true;
    return first;
  }

  /** Writes what has changed to the stores, and hands over what others must know of it. */
  void publish(BiConsumer<String, LearnerOutput> out) {
    rung = false;
    learners.takeErased().forEach(id -> out.accept(id, new LearnerOutput.Snapshot(null)));
    learners.changed().forEach(folds::refresh);
    for (OpenLearner l : learners.takeChanged()) {
      history.write(l);
      boolean shown = l.shown;
      byte[] snapshot = write(l);
      if (snapshot != null && (l.shown || shown)) {
        out.accept(l.id, new LearnerOutput.Snapshot(l.shown ? snapshot : null));
      }
    }
    handover.handOver(out);
    learners.letGo();
  }

  /** Writes the row where it differs; returns the snapshot if it is another, else null. */
  private byte @Nullable [] write(OpenLearner l) {
    StoredLearner before = l.stored;
    StoredLearner after;
    try {
      time.queue(l);
      after = l.row();
    } catch (StreamsException e) {
      throw e;
    } catch (RuntimeException e) {
      handover.setAside(l.id, "row cannot be written: " + SetAsideReason.of(e), e);
      learners.giveUp(l);
      return null;
    }
    if (!after.equals(before)) {
      learners.write(l, after);
      peers.tell(l);
      l.shown = l.enrolment != null && l.fold != null;
    }
    return before == null || !before.sameBody(after.body()) ? after.body() : null;
  }
}
