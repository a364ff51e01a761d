package dev.crossover.ingest.ledger;

import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.wiring.SortedRows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the sources of one partition have, folded from the log of requests, and where it is decided
 * what a new request brings.
 *
 * <p><b>The log decides; the owner foresees.</b> A request means what the fold makes of it at its
 * place in the log. The owner folds it before it appends it, over the rows and over what it has
 * appended since, and so knows the outcome without reading. That holds if nobody else wrote to the
 * partition in between, which the offset proves: it is the one after the owner's last. Where there
 * is a gap, as when two instances take themselves for the owner for a moment, the answer waits
 * until the request has been read from the log like any other.
 */
public final class Ledger {

  /** A sender must have its answer within 5 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final Duration SHOWN_WITHIN = Duration.ofSeconds(2);

  /**
   * What may be appended and not read yet; senders wait beyond, so that readers never fall back.
   */
  private static final long MOST_UNREAD_BYTES = 32L << 20;

  /**
   * Bytes of unread bodies of which what was read at the door is kept; it takes ten times as much.
   */
  private static final long MOST_KEPT = 1 << 20;

  /** After what is of no source, and after all sources. */
  private static final byte[] FIRST = {1};

  private static final byte[] LAST = {(byte) 0xff};

  private final int partition;
  private final FoldedRows folded;
  private final RequestLog log;
  private final Unread unread = new Unread();
  private final Term term;

  /** Held while it is decided and appended, so that both have one order. */
  private final ReentrantLock deciding = new ReentrantLock(true);

  private volatile Instant through = Instant.EPOCH;

  /**
   * Opens a ledger over rows that may have been filled before.
   *
   * @param folds by kind of request
   * @param unreadable told of each request that cannot be folded
   */
  Ledger(
      int partition,
      SortedRows rows,
      RequestLog log,
      Function<String, RequestFold> folds,
      Runnable unreadable) {
    this.partition = partition;
    this.log = log;
    this.folded = new FoldedRows(rows, folds, unreadable);
    this.term = new Term(partition, log, folded);
  }

  /** The partition of whose sources it is. */
  public int partition() {
    return partition;
  }

  /** The rows, as far as the log has been read. */
  public SortedRows rows() {
    return folded.rows();
  }

  /** The sources that have something in it. */
  public List<String> sources() {
    List<String> sources = new ArrayList<>();
    byte[][] from = {FIRST};
    boolean[] found = {true};
    while (found[0]) {
      found[0] = false;
      folded
          .rows()
          .ascending(
              from[0],
              LAST,
              (key, _) -> {
                String source = RowKey.source(key);
                sources.add(source);
                from[0] = RowKey.afterSource(source);
                found[0] = true;
                return false;
              });
    }
    return sources;
  }

  /**
   * What is to be appended, and what becomes of it if nobody else writes meanwhile.
   *
   * @param request what is appended
   * @param answer what its fold will say
   * @param certain whether that follows from what has been read from the log already, so that
   *     nobody need wait for Kafka
   * @param read what the fold need not read from the body once more; null where there is nothing
   */
  public record Proposal<A>(
      LoggedRequest request, A answer, boolean certain, @Nullable Object read) {}

  /** Decides about a request, by rows which it changes as the fold of the request will. */
  @FunctionalInterface
  public interface Deciding<A> {

    /**
     * Decides.
     *
     * @param rows as they will be when the request is folded
     * @param place of the request in the log
     */
    Proposal<A> decide(Draft rows, Place place);
  }

  /**
   * Where in the log a request will stand.
   *
   * @param offset unless somebody else writes
   * @param certain whether all rows that were looked at so far were read from the log, and none is
   *     foreseen; to be asked after the look
   */
  public record Place(long offset, BooleanSupplier certain) {}

  /**
   * Decides about a request, appends it, and returns what became of it once that is certain.
   *
   * @throws KafkaAway if it is not in time; the sender must send again, and nothing counts twice
   */
  public <A> A append(Deciding<A> deciding) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    return offer(deciding, deadline).answer(deadline);
  }

  /** The same without waiting for the answer. */
  <A> Answer<A> offer(Deciding<A> deciding, long deadline) {
    lock(deadline);
    try {
      term.require(deadline);
      requireRoom(deadline);
      Unread.Ahead ahead = unread.ahead(new StoredRows(folded.rows()));
      Draft draft = new Draft(ahead);
      Proposal<A> proposal = deciding.decide(draft, new Place(term.next(), ahead::isCertain));
      Appended<A> mine =
          new Appended<>(
              proposal,
              unread.bytes() + proposal.request().body().length <= MOST_KEPT,
              term.number(),
              term.takeNext(),
              draft.changes());
      unread.add(mine);
      log.append(
          proposal.request(), partition, (offset, failure) -> acknowledged(mine, offset, failure));
      return proposal.certain() ? _ -> proposal.answer() : mine::answer;
    } finally {
      this.deciding.unlock();
    }
  }

  /** What becomes of a request, once that is certain. */
  @FunctionalInterface
  interface Answer<A> {

    /**
     * Waits for it.
     *
     * @throws KafkaAway if it is not known by then
     */
    A answer(long deadline);
  }

  private void acknowledged(Appended<?> request, long offset, @Nullable Exception failure) {
    boolean proven = term.proves(request, offset, failure);
    if (failure == null) {
      request.proof.complete(proven);
    } else {
      unread.forget(request);
      folded.signal();
      request.proof.completeExceptionally(failure);
    }
  }

  /** Has the owner find out where the log ends before it foresees anything more. */
  void newTerm() {
    term.end();
  }

  private void lock(long deadline) {
    try {
      if (!deciding.tryLock(left(deadline), TimeUnit.NANOSECONDS)) {
        throw new KafkaAway(null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaAway(e);
    }
  }

  private void requireRoom(long deadline) {
    if (!folded.await(() -> unread.bytes() < MOST_UNREAD_BYTES, deadline)) {
      throw new KafkaAway(null);
    }
  }

  /**
   * The moment before which the rows show everything; the newest that can be had within the time.
   *
   * @return the past where the reader lags, or Kafka does not answer
   */
  public Instant through(Instant now, Duration within) {
    long deadline = System.nanoTime() + within.toNanos();
    try {
      lock(deadline);
      try {
        term.require(deadline);
        term.requireProof(unread.isEmpty(), deadline);
      } finally {
        deciding.unlock();
      }
    } catch (KafkaAway e) {
      return through;
    }
    if (folded.await(term.acknowledged(), deadline)) {
      advance(now);
    }
    return through;
  }

  /**
   * Waits until the rows show all that was answered before.
   *
   * @throws KafkaAway if they do not in time
   */
  public void requireThrough(Instant now) {
    if (through(now, SHOWN_WITHIN).isBefore(now)) {
      throw new KafkaAway(null);
    }
  }

  private synchronized void advance(Instant now) {
    through = now.isAfter(through) ? now : through;
  }

  /** Reads the next record of the log into the rows. */
  void apply(byte[] key, byte[] value, Headers headers, FoldedRows.Position at, Derived derived) {
    Appended.Kept kept = unread.expected(at.offset());
    FoldedRows.Folded read =
        kept != null && kept.request().isRecord(value, headers)
            ? folded.fold(kept.request(), kept.read(), at, derived)
            : folded.fold(key, value, headers, at, derived);
    LoggedRequest request = read.request();
    Appended<?> mine = request == null ? null : unread.find(request.head().id());
    if (mine != null) {
      if (read.answer() == null) {
        mine.folded.completeExceptionally(new IllegalStateException("cannot be folded"));
      } else {
        mine.folded.complete(read.answer());
      }
      unread.forget(mine);
    }
    folded.moveTo(at.offset());
  }

  /** Whether a record has been read already. */
  boolean has(long offset) {
    return offset <= folded.applied();
  }

  /** Nobody waits for it any more. */
  void close() {
    folded.close();
  }

  private static long left(long deadline) {
    return Math.max(0, deadline - System.nanoTime());
  }
}
