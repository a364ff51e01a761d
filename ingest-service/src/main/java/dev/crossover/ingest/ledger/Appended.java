package dev.crossover.ingest.ledger;

import dev.crossover.ingest.ledger.Ledger.Proposal;
import dev.crossover.ingest.request.KafkaAway;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A request that was appended and not read from the log yet.
 *
 * @param <A> what its sender is told
 */
final class Appended<A> {

  final LoggedRequest request;

  /** What was read of it already, for its fold; null where that is not kept. */
  final @Nullable Object read;

  /** The term in which it was appended, and the offset that it then has. */
  final int term;

  final long expected;

  /** Rows as its fold will leave them; null where one goes. */
  final Map<byte[], byte @Nullable []> changes;

  /** Whether the foresight holds; fails where Kafka did not take the request. */
  final CompletableFuture<Boolean> proof = new CompletableFuture<>();

  /** What its fold said. */
  final CompletableFuture<Object> folded = new CompletableFuture<>();

  private final A foresaw;

  /**
   * What was proposed.
   *
   * @param keeps whether what was read of it is kept
   */
  Appended(
      Proposal<A> proposal,
      boolean keeps,
      int term,
      long expected,
      Map<byte[], byte @Nullable []> changes) {
    this.request = proposal.request();
    this.read = keeps ? proposal.read() : null;
    this.foresaw = proposal.answer();
    this.term = term;
    this.expected = expected;
    this.changes = changes;
  }

  String id() {
    return request.head().id();
  }

  /** Of the body. */
  long bytes() {
    return request.body().length;
  }

  /**
   * Waits until it is certain what became of the request.
   *
   * @throws KafkaAway if it is not by then
   */
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

  private static long left(long deadline) {
    return Math.max(0, deadline - System.nanoTime());
  }
}
