package dev.crossover.ingest.ledger;

import dev.crossover.ingest.ledger.Derived.Message;
import dev.crossover.ingest.ledger.LoggedRequest.Head;
import dev.crossover.ingest.ledger.RequestFold.Entry;
import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.wiring.SortedRows;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger logger = LoggerFactory.getLogger(Ledger.class);

  /** A sender must have its answer within 5 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final Duration SHOWN_WITHIN = Duration.ofSeconds(2);
  private static final Duration PROOF_HOLDS = Duration.ofSeconds(1);

  /**
   * What may be appended and not read yet; senders wait beyond, so that readers never fall back.
   */
  private static final long MOST_UNREAD_BYTES = 32L << 20;

  /** Beside the rows of sources, and before them. */
  private static final byte[] APPLIED = {0};

  private static final byte[] FIRST = {1};
  private static final byte[] LAST = {(byte) 0xff};

  private final int partition;
  private final SortedRows rows;
  private final RequestLog log;
  private final Function<String, RequestFold> folds;
  private final Runnable unreadable;

  /** Held while it is decided and appended, so that both have one order. */
  private final ReentrantLock deciding = new ReentrantLock(true);

  /** What was appended and not read yet: rows as they will be, and requests by id. */
  private final ConcurrentMap<ByteBuffer, Foreseen> foreseen = new ConcurrentHashMap<>();

  private final ConcurrentMap<String, Appended<?>> unread = new ConcurrentHashMap<>();

  private final ReentrantLock reading = new ReentrantLock();
  private final Condition read = reading.newCondition();
  private long applied;
  private long unreadBytes;
  private boolean closed;

  /** Rises with each claim; what was appended in one that broke must be read. */
  private volatile int term;

  private long next;
  private final AtomicInteger brokenTerm = new AtomicInteger();
  private final AtomicLong acknowledged = new AtomicLong(-1);
  private volatile Instant through = Instant.EPOCH;

  /** When it was last certain that nobody else writes. */
  private volatile long proven;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Foreseen(byte @Nullable [] value, Appended<?> by) {}

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
    this.unreadable = unreadable;
    this.partition = partition;
    this.rows = rows;
    this.log = log;
    this.folds = folds;
    byte[] at = rows.get(APPLIED);
    this.applied = at == null ? -1 : ByteBuffer.wrap(at).getLong();
  }

  /** The partition of whose sources it is. */
  public int partition() {
    return partition;
  }

  /** The rows, as far as the log has been read. */
  public SortedRows rows() {
    return rows;
  }

  /** The sources that have something in it. */
  public List<String> sources() {
    List<String> sources = new ArrayList<>();
    byte[][] from = {FIRST};
    boolean[] found = {true};
    while (found[0]) {
      found[0] = false;
      rows.ascending(
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
   */
  public record Proposal<A>(LoggedRequest request, A answer, boolean certain) {}

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
      requireTerm(deadline);
      requireRoom(deadline);
      Ahead ahead = new Ahead();
      Draft draft = new Draft(ahead);
      Proposal<A> proposal = deciding.decide(draft, new Place(next, () -> !ahead.foresaw));
      LoggedRequest request = proposal.request();
      Appended<A> mine = new Appended<>(request, proposal.answer(), term, next++, draft.changes());
      await(mine);
      log.append(request, partition, mine::acknowledged);
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

  /** A request that was appended and not read yet. */
  private final class Appended<A> {

    private final String id;
    private final long bytes;
    private final A foresaw;
    private final int of;
    private final long expected;
    private final Map<byte[], byte @Nullable []> changes;

    /** Whether the foresight holds; fails where Kafka did not take the request. */
    private final CompletableFuture<Boolean> proof = new CompletableFuture<>();

    private final CompletableFuture<Object> folded = new CompletableFuture<>();

    Appended(
        LoggedRequest request,
        A foresaw,
        int of,
        long expected,
        Map<byte[], byte @Nullable []> changes) {
      this.id = request.head().id();
      this.bytes = request.body().length;
      this.foresaw = foresaw;
      this.of = of;
      this.expected = expected;
      this.changes = changes;
    }

    /** Kafka tells of the requests of a partition in the order in which they were appended. */
    void acknowledged(long offset, @Nullable Exception failure) {
      if (failure == null && offset == expected && brokenTerm.get() < of) {
        acknowledged.accumulateAndGet(offset, Math::max);
        proven = System.nanoTime();
        proof.complete(true);
        return;
      }
      breaks(of);
      if (failure == null) {
        acknowledged.accumulateAndGet(offset, Math::max);
        proof.complete(false);
      } else {
        forget(this);
        proof.completeExceptionally(failure);
      }
    }

    @SuppressWarnings("unchecked") // a fold answers what its own kind of request is decided to
    A answer(long deadline) {
      try {
        return proof.get(left(deadline), TimeUnit.NANOSECONDS)
            ? foresaw
            : (A) folded.get(left(deadline), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaAway(e);
      } catch (ExecutionException | TimeoutException e) {
        throw new KafkaAway(e);
      }
    }
  }

  private void await(Appended<?> mine) {
    unread.put(mine.id, mine);
    mine.changes.forEach(
        (key, value) -> foreseen.put(ByteBuffer.wrap(key), new Foreseen(value, mine)));
    reading.lock();
    try {
      unreadBytes += mine.bytes;
    } finally {
      reading.unlock();
    }
  }

  /** What was foreseen of it is true of the rows now, or never will be. */
  private void forget(Appended<?> known) {
    if (unread.remove(known.id, known)) {
      known.changes.forEach((key, value) ->
          foreseen.computeIfPresent(
              ByteBuffer.wrap(key), (_, now) -> now.by() == known ? null : now));
      reading.lock();
      try {
        unreadBytes -= known.bytes;
        read.signalAll();
      } finally {
        reading.unlock();
      }
    }
  }

  /**
   * Sees to it that the rows, with what was foreseen, are all that the log says: appends a claim
   * and reads up to it. Offsets that follow without a gap then prove that nobody else writes.
   */
  private void requireTerm(long deadline) {
    if (term > brokenTerm.get()) {
      return;
    }
    long before = applied();
    CompletableFuture<Long> claimed = new CompletableFuture<>();
    log.claim(
        partition,
        (offset, failure) -> {
          if (failure == null) {
            claimed.complete(offset);
          } else {
            claimed.completeExceptionally(failure);
          }
        });
    try {
      long at = claimed.get(left(deadline), TimeUnit.NANOSECONDS);
      if (at <= before) {
        logger.error(
            "the log of partition {} ends before what its rows hold: they are of another log; empty the state folder",
            partition);
        throw new KafkaAway(null);
      }
      if (!awaitApplied(at, deadline)) {
        throw new KafkaAway(null);
      }
      next = at + 1;
      acknowledged.accumulateAndGet(at, Math::max);
      proven = System.nanoTime();
      term = brokenTerm.get() + 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaAway(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaAway(e);
    }
  }

  /** Has the owner find out where the log ends before it foresees anything more. */
  void newTerm() {
    breaks(term);
  }

  private void breaks(int ended) {
    brokenTerm.accumulateAndGet(ended, Math::max);
  }

  private long applied() {
    reading.lock();
    try {
      return applied;
    } finally {
      reading.unlock();
    }
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
    if (!awaitReader(() -> unreadBytes < MOST_UNREAD_BYTES, deadline)) {
      throw new KafkaAway(null);
    }
  }

  private boolean awaitApplied(long offset, long deadline) {
    return awaitReader(() -> applied >= offset, deadline);
  }

  private boolean awaitReader(BooleanSupplier done, long deadline) {
    reading.lock();
    try {
      while (!done.getAsBoolean() && !closed) {
        if (read.awaitNanos(deadline - System.nanoTime()) <= 0) {
          return done.getAsBoolean();
        }
      }
      return done.getAsBoolean();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      reading.unlock();
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
        requireTerm(deadline);
        requireProof(deadline);
      } finally {
        deciding.unlock();
      }
    } catch (KafkaAway e) {
      return through;
    }
    if (awaitApplied(acknowledged.get(), deadline)) {
      advance(now);
    }
    return through;
  }

  /** An instance that was cut off would not know that another one has taken over. */
  private void requireProof(long deadline) {
    if (System.nanoTime() - proven < PROOF_HOLDS.toNanos()) {
      return;
    }
    try {
      long end = log.end(partition).get(left(deadline), TimeUnit.NANOSECONDS);
      if (unread.isEmpty() && end != next) {
        newTerm();
        requireTerm(deadline);
      } else if (unread.isEmpty()) {
        proven = System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaAway(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaAway(e);
    }
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
  void apply(byte[] key, byte[] value, Headers headers, Position position, Derived derived) {
    long offset = position.offset();
    Draft draft = new Draft(new StoredRows(rows));
    LoggedRequest request = null;
    Object answer = null;
    List<Function<ProcessorContext<?, ?>, List<Message>>> follows = new ArrayList<>();
    if (!LoggedRequest.isClaim(headers)) {
      try {
        request = LoggedRequest.of(key, value, headers);
        answer =
            folds
                .apply(request.head().kind())
                .fold(new Entry(request, offset, position.stored()), draft, follows::add);
        follows.forEach(derived::add);
      } catch (InvalidStateStoreException e) {
        throw e;
      } catch (RuntimeException e) {
        // It stays on the log. Without the message, which may quote what is personal.
        logger.error(
            "a request of partition {} at {} cannot be folded: {} in {}",
            partition,
            offset,
            e.getClass().getSimpleName(),
            e.getStackTrace()[0]);
        unreadable.run();
        draft = new Draft(new StoredRows(rows));
      }
    }
    // What was read before a crash is read again, for what follows from it may be missing.
    if (offset > applied) {
      draft.put(APPLIED, ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
      rows.write(draft.changes());
    }
    reading.lock();
    try {
      applied = Math.max(applied, offset);
      read.signalAll();
    } finally {
      reading.unlock();
    }
    Head head = request == null ? null : request.head();
    Appended<?> mine = head == null ? null : unread.get(head.id());
    if (mine != null) {
      if (answer == null) {
        mine.folded.completeExceptionally(new IllegalStateException("cannot be folded"));
      } else {
        mine.folded.complete(answer);
      }
      forget(mine);
    }
  }

  /**
   * Where a record stands.
   *
   * @param stored when it was appended, by the broker's clock
   */
  record Position(long offset, Instant stored) {}

  /** Whether a record has been read already. */
  boolean has(long offset) {
    return offset <= applied;
  }

  /** Nobody waits for it any more. */
  void close() {
    reading.lock();
    try {
      closed = true;
      read.signalAll();
    } finally {
      reading.unlock();
    }
  }

  private static long left(long deadline) {
    return Math.max(0, deadline - System.nanoTime());
  }

  /** The rows with all that was appended since. */
  private final class Ahead implements Rows {

    private boolean foresaw;

    @Override
    public byte @Nullable [] get(byte[] key) {
      // In this order: what is forgotten stands in the rows by then.
      Foreseen ahead = foreseen.get(ByteBuffer.wrap(key));
      foresaw |= ahead != null;
      return ahead == null ? rows.get(key) : ahead.value();
    }

    @Override
    public SortedMap<byte[], byte[]> beginning(byte[] prefix) {
      throw new UnsupportedOperationException("decisions are by single rows");
    }
  }
}
