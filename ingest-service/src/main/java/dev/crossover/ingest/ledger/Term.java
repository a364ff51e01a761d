package dev.crossover.ingest.ledger;

import dev.crossover.ingest.request.KafkaAway;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stretch of the log in which an owner is alone. It begins with a claim that the owner appends
 * and reads; offsets that follow one another without a gap prove from then on that nobody else
 * writes. Where they do not, the next term begins with the next claim. To be used by whoever holds
 * the right to append, but for what Kafka acknowledges.
 */
final class Term {

  private static final Logger logger = LoggerFactory.getLogger(Term.class);
  private static final Duration PROOF_HOLDS = Duration.ofSeconds(1);

  private final int partition;
  private final RequestLog log;
  private final FoldedRows folded;

  /** Rises with each claim; what was appended in one that broke must be read. */
  private volatile int number;

  private long next;
  private final AtomicInteger broken = new AtomicInteger();
  private final AtomicLong acknowledged = new AtomicLong(-1);

  /** When it was last certain that nobody else writes. */
  private volatile long proven;

  Term(int partition, RequestLog log, FoldedRows folded) {
    this.partition = partition;
    this.log = log;
    this.folded = folded;
  }

  int number() {
    return number;
  }

  /** Offset of what is appended next. */
  long next() {
    return next;
  }

  long takeNext() {
    return next++;
  }

  /** Offset of the last record that Kafka acknowledged; -1 before the first. */
  long acknowledged() {
    return acknowledged.get();
  }

  /** The next one begins before anything more is foreseen. */
  void end() {
    breaks(number);
  }

  private void breaks(int ended) {
    broken.accumulateAndGet(ended, Math::max);
  }

  /**
   * Takes note of what Kafka says of a request, in the order in which they were appended.
   *
   * @return whether nobody else wrote before it
   */
  boolean proves(Appended<?> request, long offset, @Nullable Exception failure) {
    if (failure == null) {
      acknowledged.accumulateAndGet(offset, Math::max);
    }
    if (failure == null && offset == request.expected && broken.get() < request.term) {
      proven = System.nanoTime();
      return true;
    }
    breaks(request.term);
    return false;
  }

  /**
   * Sees to it that the rows, with what was foreseen, are all that the log says: appends a claim
   * and reads up to it. Offsets that follow without a gap then prove that nobody else writes.
   */
  void require(long deadline) {
    if (number > broken.get()) {
      return;
    }
    long before = folded.applied();
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
      if (!folded.await(at, deadline)) {
        throw new KafkaAway(null);
      }
      next = at + 1;
      acknowledged.accumulateAndGet(at, Math::max);
      proven = System.nanoTime();
      number = broken.get() + 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaAway(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaAway(e);
    }
  }

  /**
   * Asks the broker where nothing has proved for a while that nobody else writes: an instance that
   * was cut off would not know that another one has taken over.
   *
   * @param allRead whether all that was appended has been read; else its answers are a proof
   */
  void requireProof(boolean allRead, long deadline) {
    if (System.nanoTime() - proven < PROOF_HOLDS.toNanos()) {
      return;
    }
    try {
      long end = log.end(partition).get(left(deadline), TimeUnit.NANOSECONDS);
      if (allRead && end != next) {
        end();
        require(deadline);
      } else if (allRead) {
        proven = System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaAway(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaAway(e);
    }
  }

  private static long left(long deadline) {
    return Math.max(0, deadline - System.nanoTime());
  }
}
