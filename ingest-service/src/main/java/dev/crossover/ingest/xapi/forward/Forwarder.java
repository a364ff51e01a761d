package dev.crossover.ingest.xapi.forward;

import dev.crossover.ingest.xapi.forward.OtherStore.Answer;
import dev.crossover.ingest.xapi.statement.StatementFeed.Count;
import dev.crossover.ingest.xapi.statement.StatementFeed.Entry;
import dev.crossover.model.intake.Forwarding;
import dev.crossover.model.intake.Forwarding.RefusedStatement;
import dev.crossover.model.intake.Forwarding.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Passes the statements of one source on, in the order in which they were stored, one batch at a
 * time. What is kept of it says from where on a statement may have to be told again; so each is
 * told at least once.
 *
 * <p>A batch that is refused is halved until what is wrong stands alone. Such a statement is passed
 * over once the other store took a later one. Where none comes later, or many are refused in a row,
 * it may refuse us and not them: then it begins again behind the last one that was taken.
 */
final class Forwarder {

  private static final int BATCH = 100;
  private static final long BATCH_BYTES = 1 << 20;

  /** So many refused statements in a row are no matter of the statements. */
  private static final int MOST_REFUSED = 100;

  /** Statements that are counted before each batch; a backlog is known piece by piece. */
  private static final long COUNTED_AT_ONCE = 10_000;

  private static final Duration KEPT_EVERY = Duration.ofSeconds(1);

  /** Told of what became of statements. */
  interface Meter {
    void taken(int statements);

    void refused(String id, int status);
  }

  private final ForwardSettings settings;
  private final SourceFeed feed;
  private final OtherStore store;
  private final Consumer<Forwarding> keep;
  private final Meter meter;
  private final Clock clock;

  /** Up to here all was taken or passed over. */
  private long position;

  /** Up to here all was tried; what was refused in between is not passed over yet. */
  private long tried;

  private final List<RefusedStatement> refusedInARow = new ArrayList<>();

  /** When the first of them was stored. */
  private @Nullable Instant oldestRefused;

  private long taken;
  private long refused;
  private @Nullable RefusedStatement lastRefused;
  private @Nullable Trouble trouble;
  private final Pauses pauses = new Pauses();
  private int batchSize = BATCH;

  private boolean changed;
  private Instant kept = Instant.EPOCH;

  /** Up to here statements are among those that wait. */
  private long counted;

  private long waiting;

  /** Statements that were tried and stand behind the position. */
  private long pending;

  private volatile Backlog backlog = new Backlog(0, null);

  /**
   * What has not gone on yet.
   *
   * @param statements at least
   * @param since when the oldest of it was stored; null if there is nothing
   */
  record Backlog(long statements, @Nullable Instant since) {}

  /**
   * Goes on where it stood.
   *
   * @param before what was kept last; null or of another store: begins anew
   * @param keep keeps how far it has come
   */
  Forwarder(
      ForwardSettings settings,
      SourceFeed feed,
      OtherStore store,
      @Nullable Forwarding before,
      Consumer<Forwarding> keep,
      Meter meter,
      Clock clock) {
    this.settings = settings;
    this.feed = feed;
    this.store = store;
    this.keep = keep;
    this.meter = meter;
    this.clock = clock;
    position = settings.start();
    if (before != null && before.to().equals(settings.address())) {
      position = Math.max(position, before.number());
      taken = before.taken();
      refused = before.refused();
      lastRefused = before.lastRefused();
      trouble = before.wasOff() ? null : before.trouble();
    }
    tried = position;
    counted = position;
  }

  Backlog backlog() {
    return backlog;
  }

  /**
   * Passes a batch on.
   *
   * @return for how long there is nothing to do; zero: there is more
   * @throws dev.crossover.ingest.request.KafkaAway if the source is not of this instance any more,
   *     or how far it has come cannot be kept; to be tried again
   */
  Duration step() throws InterruptedException {
    List<Entry> batch = feed.after(tried, batchSize, BATCH_BYTES);
    count();
    show(batch);
    if (batch.isEmpty() && refusedInARow.isEmpty()) {
      changed |= trouble != null;
      trouble = null;
      keep(true);
      return Pauses.FIRST;
    }
    long before = position;
    Answer.Away away =
        batch.isEmpty()
            ? refusedToTheEnd()
            : deliver(batch.stream().filter(settings::covers).toList());
    if (away == null) {
      moveTo(batch.getLast());
    }
    waiting -= batch.stream().filter(entry -> entry.number() <= tried).count();
    pending = position == before ? pending : 0;
    pending += batch.stream().filter(e -> e.number() > position && e.number() <= tried).count();
    show(batch);
    changed = true;
    if (away == null) {
      keep(false);
      return Duration.ZERO;
    }
    trouble = new Trouble(trouble == null ? clock.instant() : trouble.since(), away.reason());
    batchSize = away.unanswered() ? Math.max(1, batchSize / 2) : batchSize;
    keep(true);
    beginAgain();
    return pauses.next(away.after());
  }

  /** Keeps that something went wrong here, so that it is seen where others look. */
  void failed() {
    trouble = new Trouble(clock.instant(), "there is a mistake here: see the log of the doors");
    changed = true;
    keep(true);
  }

  private void show(List<Entry> batch) {
    Optional<Instant> next =
        batch.stream().filter(e -> e.number() > tried).map(Entry::stored).findFirst();
    backlog =
        new Backlog(waiting + pending, oldestRefused == null ? next.orElse(null) : oldestRefused);
  }

  private Answer.@Nullable Away deliver(List<Entry> batch) throws InterruptedException {
    if (batch.isEmpty()) {
      return null;
    }
    return switch (store.post(batch)) {
      case Answer.Taken() -> {
        taken(batch);
        yield null;
      }
      case Answer.Refused(int status) when batch.size() == 1 -> refused(batch.getFirst(), status);
      case Answer.Refused _ -> {
        int half = batch.size() / 2;
        Answer.Away away = deliver(batch.subList(0, half));
        yield away == null ? deliver(batch.subList(half, batch.size())) : away;
      }
      case Answer.Away away -> away;
    };
  }

  private void taken(List<Entry> batch) {
    refusedInARow.forEach(passedOver -> meter.refused(passedOver.id(), passedOver.status()));
    if (!refusedInARow.isEmpty()) {
      refused += refusedInARow.size();
      lastRefused = refusedInARow.getLast();
      forget();
    }
    taken += batch.size();
    meter.taken(batch.size());
    trouble = null;
    pauses.begin();
    batchSize = Math.min(BATCH, batchSize * 2);
    moveTo(batch.getLast());
  }

  private Answer.@Nullable Away refused(Entry entry, int status) {
    if (refusedInARow.isEmpty()) {
      oldestRefused = entry.stored();
    }
    refusedInARow.add(new RefusedStatement(entry.id(), status, clock.instant()));
    moveTo(entry);
    return refusedInARow.size() < MOST_REFUSED ? null : refusedToTheEnd();
  }

  private Answer.Away refusedToTheEnd() {
    return new Answer.Away(
        "it refused the last %d that it was told, with %d"
            .formatted(refusedInARow.size(), refusedInARow.getLast().status()),
        null,
        false);
  }

  private void moveTo(Entry entry) {
    tried = entry.number();
    if (refusedInARow.isEmpty()) {
      position = tried;
    }
  }

  /** Behind the last statement that was taken; what was refused since may be taken now. */
  private void beginAgain() {
    tried = position;
    waiting += pending;
    pending = 0;
    forget();
  }

  private void forget() {
    refusedInARow.clear();
    oldestRefused = null;
  }

  /** Adds some of what stands behind what was counted so far. */
  private void count() {
    Count more = feed.count(counted, COUNTED_AT_ONCE);
    counted = more.last();
    waiting += more.statements();
  }

  private void keep(boolean now) {
    Instant at = clock.instant();
    if (changed && (now || Duration.between(kept, at).compareTo(KEPT_EVERY) >= 0)) {
      keep.accept(
          new Forwarding(
              settings.address(),
              position,
              at,
              taken,
              refused,
              backlog.statements(),
              backlog.since(),
              lastRefused,
              trouble));
      kept = at;
      changed = false;
    }
  }
}
