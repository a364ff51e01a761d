package dev.crossover.analytics.progress;

import dev.crossover.analytics.count.Counts;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.episode.Episodes;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.intake.SeenActivity;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.mastery.Attempt;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.model.unit.Basis;
import dev.crossover.wiring.deadletter.SetAsideReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The learners of one partition of the log. What is known of a learner after an entry follows from
 * the entries up to it alone: what falls due between two of them acts as of the moment at which it
 * was due, however late anybody looks, and however often changes are written.
 */
final class LearnerTask {

  private static final Logger log = LoggerFactory.getLogger(LearnerTask.class);

  private static final int MOST_DUE_AT_ONCE = 100;

  private static final String ROW_UNREADABLE = "row cannot be read";

  private final OpenLearners learners;
  private final LearnerHistory history;
  private final DueQueue queue;
  private final Releases releases;
  private final PlanWalk walk;
  private final StallLimits limits;
  private final Counts counts;

  private boolean rung;

  /** Time of the newest entry that was read. */
  private Instant now = Instant.EPOCH;

  private final List<Change> episodes = new ArrayList<>();
  private final Map<String, List<Attempt>> attempts = new HashMap<>();
  private final Map<String, SeenActivity> activities = new HashMap<>();

  /** Set aside since this was last handed over, by learner. */
  private final Map<String, LearnerOutput.SetAside> asides = new HashMap<>();

  /** Why learners were set aside, so that each is told once and not on every look. */
  private final Map<String, String> told = new HashMap<>();

  /** An episode as it is now; null: its learner was erased. */
  private record Change(String id, @Nullable Episode episode) {}

  LearnerTask(LearnerStores stores, StallLimits limits, Counts counts, int kept) {
    this.learners = new OpenLearners(stores.rows(), kept);
    this.history = new LearnerHistory(stores.history());
    this.queue = new DueQueue(stores.due());
    this.releases = new Releases(stores.releases());
    this.walk = new PlanWalk(releases, stores.rows());
    this.limits = limits;
    this.counts = counts;
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
      case LogEntry.Ticked(int _) -> {}
    }
  }

  /** The entry is set aside, and with it, by itself, the row. */
  private OpenLearner opened(String key) {
    try {
      return learners.open(key);
    } catch (UnreadableState e) {
      setAside(key, ROW_UNREADABLE, e);
      throw e;
    }
  }

  private void happened(OpenLearner l, LearningEvent event, Instant at) {
    advance(l, at);
    LearnerFold fold = l.fold;
    Basis basis = l.current() ? l.basis : null;
    if (basis != null && fold != null && fold.appends(basis, event)) {
      LearnerFold after = append(fold, basis, event);
      history.add(l.id, event);
      l.recent.add(fold, event);
      l.fold = after;
    } else if (history.contains(l.id, event)) {
      counts.duplicate();
      return;
    } else {
      late(l, event, basis);
    }
    counts.applied();
    l.receivedAt = at;
    l.seenAt = at;
    if (event.activity() != null) {
      activities.merge(event.activity(), SeenActivity.of(event), SeenActivity::plus);
    }
    learners.changed(l);
    if (!l.open.isEmpty()) {
      look(l, at);
    }
  }

  /** An event that is not the newest, or whose learner has no fold that it could be added to. */
  private void late(OpenLearner l, LearningEvent event, @Nullable Basis basis) {
    LearnerFold before = basis == null ? null : l.recent.before(basis, event);
    if (basis != null && before != null) {
      tell(event, before, basis);
      l.fold = l.recent.insert(basis, event);
    } else {
      l.stale = true;
      l.unfolded.add(event.id());
    }
    history.add(l.id, event);
  }

  private LearnerFold append(LearnerFold fold, Basis basis, LearningEvent event) {
    LearnerFold after = fold.append(basis, event);
    tell(event, fold, basis);
    return after;
  }

  private void tell(LearningEvent event, LearnerFold before, Basis basis) {
    if (event.fact() instanceof Fact.Graded) {
      Attempt attempt = before.attempt(basis, event);
      if (attempt != null) {
        tell(basis, attempt);
      }
    }
  }

  /** Difficulties learn from each attempt once, when it is first part of a fold. */
  private void tell(Basis basis, Attempt attempt) {
    attempts.computeIfAbsent(basis.plan().plan().id(), p -> new ArrayList<>()).add(attempt);
  }

  private void enrolled(String key, Enrolment enrolment, Instant at) {
    OpenLearner l;
    try {
      l = learners.open(key);
    } catch (UnreadableState e) {
      // The entry makes a new row, and the history is folded anew.
      log.error("a learner's row cannot be read; made anew", e);
      counts.unfoldable();
      l = learners.anew(key);
      told.remove(key);
    }
    if (enrolment.equals(l.enrolment)) {
      lookAgain(l, at);
      return;
    }
    advance(l, at);
    l.enrolment = enrolment;
    Releases.PlanRelease release = releases.newest(enrolment.plan());
    l.basis = release == null ? null : releases.basis(release, enrolment);
    if (release == null) {
      // Nothing can be said of the learner until the plan is there.
      l.fold = null;
    }
    l.receivedAt = at;
    l.seenAt = at;
    learners.changed(l);
    look(l, at);
  }

  /** The same enrolment once more asks to try again what could not be folded. */
  private void lookAgain(OpenLearner l, Instant at) {
    if (!l.current()) {
      l.unfoldable = false;
      history.tryAgain(l.id);
      told.remove(l.id);
      learners.changed(l);
      advance(l, at);
    }
  }

  private void erase(String key, Instant at) {
    OpenLearner l;
    try {
      l = learners.open(key);
    } catch (UnreadableState e) {
      log.error("a learner's row cannot be read; erased all the same", e);
      counts.unfoldable();
      l = learners.anew(key);
    }
    told.remove(key);
    advance(l, at);
    if (l.dueAt != null) {
      queue.remove(key, l.dueAt);
    }
    l.open.forEach(e -> episodes.add(new Change(e.id(), null)));
    history.erase(key);
    learners.erase(l);
  }

  /**
   * Looks at a part of those whose plan has changed, or who are due, and writes and publishes what
   * has changed: also before, since the walk goes over rows as they are written.
   */
  void work(Slice slice, BiConsumer<String, LearnerOutput> out) {
    publish(out);
    work(slice);
    publish(out);
  }

  private void work(Slice slice) {
    walk.step(slice, this::follow);
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
    return walk.underWay() || !queue.due(now, 1).isEmpty();
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
        advance(l, now);
      }
    } catch (UnreadableState e) {
      setAside(entry.learner(), ROW_UNREADABLE, e);
    }
  }

  private void follow(String learner) {
    try {
      OpenLearner l = learners.open(learner);
      if (l.enrolment != null && walk.concerns(l.enrolment.plan())) {
        l.basis = null;
        learners.changed(l);
        advance(l, now);
      }
    } catch (UnreadableState e) {
      setAside(learner, ROW_UNREADABLE, e);
    }
  }

  /**
   * Brings a learner up to a moment: each plan release that came into force, and each moment at
   * which time alone changed an episode, in their order.
   */
  private void advance(OpenLearner l, Instant to) {
    if (l.enrolment == null) {
      return;
    }
    while (true) {
      Releases.PlanRelease release = nextRelease(l);
      boolean settled = !l.receivedAt.plus(limits.settle()).isAfter(to);
      if (release == null && l.basis != null && l.open.isEmpty() && !settled) {
        // Nothing opens before that, and nothing is open that could end.
        return;
      }
      refresh(l);
      if (!l.current()) {
        return;
      }
      Instant due = episodes(l).next(l.seenAt);
      // After a restart nobody has said yet how late it is, but a release has come before that.
      Instant until = release != null && release.since().isAfter(to) ? release.since() : to;
      if (due != null && due.isAfter(until)) {
        due = null;
      }
      if (release != null && (due == null || release.since().isBefore(due))) {
        Instant since = release.since().isAfter(l.seenAt) ? release.since() : l.seenAt;
        l.basis = releases.basis(release, l.enrolment);
        act(l, since);
      } else if (due != null) {
        act(l, due);
      } else {
        return;
      }
    }
  }

  private Releases.@Nullable PlanRelease nextRelease(OpenLearner l) {
    LearnerFold fold = l.fold;
    Enrolment enrolment = l.enrolment;
    return fold == null || enrolment == null || !fold.stamp().plan().equals(enrolment.plan())
        ? null
        : releases.after(enrolment.plan(), fold.stamp().planVersion());
  }

  private void act(OpenLearner l, Instant at) {
    l.seenAt = at.isAfter(l.seenAt) ? at : l.seenAt;
    learners.changed(l);
    look(l, at);
  }

  /** Opens and ends what opens and ends at that moment. */
  private void look(OpenLearner l, Instant at) {
    refresh(l);
    if (!l.current()) {
      return;
    }
    Episodes watched = episodes(l);
    List<Episode> changes = watched.changes(at);
    if (!changes.isEmpty()) {
      l.open = watched.after(changes);
      changes.forEach(e -> episodes.add(new Change(e.id(), e)));
    }
  }

  private Episodes episodes(OpenLearner l) {
    return new Episodes(
        l.id,
        Objects.requireNonNull(l.enrolment),
        Objects.requireNonNull(l.basis),
        Objects.requireNonNull(l.fold),
        l.receivedAt,
        l.open,
        limits);
  }

  /** Folds the history where the fold does not hold all of it, or was made by something else. */
  private void refresh(OpenLearner l) {
    Enrolment enrolment = l.enrolment;
    if (enrolment == null) {
      return;
    }
    if (l.basis == null) {
      l.basis = basis(l, enrolment);
    }
    Basis basis = l.basis;
    LearnerFold fold = l.fold;
    if (basis == null || l.current() || l.unfoldable || history.isTooLong(l.id)) {
      return;
    }
    try {
      LearnerFold.Replay replay = LearnerFold.replay(basis, history.of(l.id));
      replay
          .attempts()
          .forEach((event, attempt) -> {
            if (fold == null || l.unfolded.contains(event)) {
              tell(basis, attempt);
            }
          });
      l.fold = replay.fold();
      l.stale = false;
      l.unfolded.clear();
      l.recent.clear();
      learners.changed(l);
    } catch (StreamsException e) {
      throw e;
    } catch (RuntimeException e) {
      l.unfoldable = true;
      setAside(l.id, "history cannot be folded: " + SetAsideReason.of(e), e);
    }
  }

  /** By the plan version that the fold was made by: newer ones follow in their order. */
  private @Nullable Basis basis(OpenLearner l, Enrolment enrolment) {
    LearnerFold fold = l.fold;
    Releases.PlanRelease release =
        fold != null && fold.stamp().plan().equals(enrolment.plan())
            ? releases.version(enrolment.plan(), fold.stamp().planVersion())
            : releases.newest(enrolment.plan());
    return release == null ? null : releases.basis(release, enrolment);
  }

  private void setAside(String learner, String why, RuntimeException e) {
    log.error("something stored of a learner is set aside: {}", why, e);
    counts.unfoldable();
    if (!why.equals(told.put(learner, why))) {
      asides.put(learner, new LearnerOutput.SetAside(why, e.getClass()));
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
    learners.changed().forEach(this::refresh);
    for (OpenLearner l : learners.takeChanged()) {
      boolean shown = l.shown;
      byte[] news = write(l);
      if (news != null && (l.shown || shown)) {
        out.accept(l.id, new LearnerOutput.Snapshot(l.shown ? news : null));
      }
    }
    for (Change change : episodes) {
      if (change.episode() != null) {
        counts.episode(change.episode());
      }
      out.accept(change.id(), new LearnerOutput.EpisodeChanged(change.episode()));
    }
    attempts.forEach((plan, list) -> out.accept(plan, new LearnerOutput.Attempted(list)));
    activities.forEach((activity, seen) -> out.accept(activity, new LearnerOutput.Saw(seen)));
    asides.forEach(out);
    episodes.clear();
    attempts.clear();
    activities.clear();
    asides.clear();
    learners.letGo();
  }

  /** Writes the row where it differs; returns the snapshot if it is another, else null. */
  private byte @Nullable [] write(OpenLearner l) {
    StoredLearner before = l.stored;
    StoredLearner after;
    try {
      queue(l);
      after = l.row();
    } catch (StreamsException e) {
      throw e;
    } catch (RuntimeException e) {
      setAside(l.id, "row cannot be written: " + SetAsideReason.of(e), e);
      learners.giveUp(l);
      return null;
    }
    if (!after.equals(before)) {
      learners.write(l, after);
      l.shown = l.enrolment != null && l.fold != null;
    }
    return before == null || !before.sameBody(after.body()) ? after.body() : null;
  }

  /** The queue must have the learner no later than time alone changes something. */
  private void queue(OpenLearner l) {
    if (!l.current()) {
      return;
    }
    Instant next = episodes(l).next(l.seenAt);
    if (next != null && (l.dueAt == null || next.isBefore(l.dueAt))) {
      Instant due = Instant.ofEpochMilli(next.plus(Duration.ofNanos(999_999)).toEpochMilli());
      queue.move(l.id, l.dueAt, due);
      l.dueAt = due;
    }
  }
}
