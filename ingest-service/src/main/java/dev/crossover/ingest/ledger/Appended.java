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

  final String id;

  /** Of the body. */
  final long bytes;

  /** The request and what was read of it, for its fold; null where they are not kept. */
  final @Nullable Kept kept;

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
   * A request that need not be read from the log once more.
   *
   * @param read of the body; null if nothing
   */
  record Kept(LoggedRequest request, @Nullable Object read) {}

  /**
   * What was proposed.
   *
   * @param keeps whether the request is kept
   */
  Appended(
      Proposal<A> proposal,
      boolean keeps,
      int term,
      long expected,
      Map<byte[], byte @Nullable []> changes) {
    this.id = proposal.request().head().id();
    this.bytes = proposal.request().body().length;
    this.kept = keeps ? new Kept(proposal.request(), proposal.read()) : null;
    this.foresaw = proposal.answer();
    this.term = term;
    this.expected = expected;
    this.changes = changes;
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
