package dev.crossover.ingest.ledger;

import dev.crossover.ingest.ledger.Derived.Message;
import dev.crossover.ingest.ledger.RequestFold.Entry;
import dev.crossover.wiring.SortedRows;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/** The rows of a ledger, and how far the log has been folded into them. */
final class FoldedRows {

  private static final Logger log = LoggerFactory.getLogger(FoldedRows.class);

  /** Beside the rows of sources, and before them. */
  private static final byte[] APPLIED = {0};

  private final SortedRows rows;
  private final Function<String, RequestFold> folds;
  private final Runnable unreadable;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private long applied;
  private boolean closed;

  /**
   * Goes on where the rows were left.
   *
   * @param folds by kind of request
   * @param unreadable told of each request that cannot be folded
   */
  FoldedRows(SortedRows rows, Function<String, RequestFold> folds, Runnable unreadable) {
    this.rows = rows;
    this.folds = folds;
    this.unreadable = unreadable;
    byte[] at = rows.get(APPLIED);
    this.applied = at == null ? -1 : ByteBuffer.wrap(at).getLong();
  }

  SortedRows rows() {
    return rows;
  }

  /**
   * Where a record stands.
   *
   * @param stored when it was appended, by the broker's clock
   */
  record Position(long offset, Instant stored) {}

  /**
   * What a record turned out to be.
   *
   * @param request null for a claim, and for what cannot be read
   * @param answer what its fold said; null where it could not be folded
   */
  record Folded(@Nullable LoggedRequest request, @Nullable Object answer) {}

  /** Folds the next record of the log. */
  Folded fold(byte[] key, byte[] value, Headers headers, Position at, Derived derived) {
    if (LoggedRequest.isClaim(headers)) {
      write(new Draft(new StoredRows(rows)), at);
      return new Folded(null, null);
    }
    LoggedRequest request;
    try {
      request = LoggedRequest.of(key, value, headers);
    } catch (RuntimeException e) {
      passOver(e, at);
      return new Folded(null, null);
    }
    return fold(request, null, at, derived);
  }

  /**
   * Folds the next record of the log, which is known.
   *
   * @param read of its body already; null if nothing
   */
  Folded fold(LoggedRequest request, @Nullable Object read, Position at, Derived derived) {
    Draft draft = new Draft(new StoredRows(rows));
    List<Function<ProcessorContext<?, ?>, List<Message>>> follows = new ArrayList<>();
    Object answer;
    try {
      answer =
          folds
              .apply(request.head().kind())
              .fold(new Entry(request, at.offset(), at.stored(), read), draft, follows::add);
    } catch (InvalidStateStoreException e) {
      throw e;
    } catch (RuntimeException e) {
      passOver(e, at);
      return new Folded(request, null);
    }
    follows.forEach(derived::add);
    write(draft, at);
    return new Folded(request, answer);
  }

  /** It stays on the log. It is told without the message, which may quote what is personal. */
  private void passOver(RuntimeException e, Position at) {
    log.error(
        "a request at offset {} cannot be folded: {} in {}",
        at.offset(),
        e.getClass().getSimpleName(),
        e.getStackTrace()[0]);
    unreadable.run();
    write(new Draft(new StoredRows(rows)), at);
  }

  /** What was read before a crash is read again, for what follows from it may be missing. */
  private void write(Draft draft, Position at) {
    if (at.offset() > applied) {
      draft.put(APPLIED, ByteBuffer.allocate(Long.BYTES).putLong(at.offset()).array());
      rows.write(draft.changes());
    }
  }

  /** The rows show the record, and nothing is foreseen of it any more. */
  void moveTo(long offset) {
    lock.lock();
    try {
      applied = Math.max(applied, offset);
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Offset of the last record that the rows show; -1 where they are empty. */
  long applied() {
    lock.lock();
    try {
      return applied;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the rows show a record; returns false if they do not by then. */
  boolean await(long offset, long deadline) {
    return await(() -> applied >= offset, deadline);
  }

  /** Waits for something that reading brings about. */
  boolean await(BooleanSupplier done, long deadline) {
    lock.lock();
    try {
      while (!done.getAsBoolean() && !closed) {
        if (moved.awaitNanos(deadline - System.nanoTime()) <= 0) {
          return done.getAsBoolean();
        }
      }
      return done.getAsBoolean();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Has who waits look again. */
  void signal() {
    moveTo(-1);
  }

  /** Nobody waits any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
