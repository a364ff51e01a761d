package dev.crossover.analytics.progress;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.wiring.Compact;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a learner beside the events. Its bytes are a head of the topology's own, and what
 * {@link LearnerSnapshot} holds, so that the one is written to the store and the other published
 * without being made twice.
 *
 * @param dueAt when the queue has the learner next; null if it does not
 * @param seenAt moment of the log up to which episodes were looked at
 * @param stale whether there are events that the snapshot does not hold
 * @param body bytes of the snapshot
 */
@SuppressWarnings("ArrayRecordComponent") // compared by equals below
record StoredLearner(@Nullable Instant dueAt, Instant seenAt, boolean stale, byte[] body) {

  private static final int HEAD = 2 * Long.BYTES + 1;
  private static final long NEVER = Long.MAX_VALUE;

  /**
   * The same components in the same order as {@link LearnerSnapshot}, some of which may not be
   * known yet.
   */
  record Body(
      String learner,
      @Nullable Enrolment enrolment,
      @Nullable LearnerFold fold,
      Instant receivedAt,
      List<Episode> open) {

    byte[] bytes() {
      return Compact.write(this);
    }
  }

  /**
   * Reads stored bytes.
   *
   * @throws SerializationException if they are not a learner's
   */
  static StoredLearner read(byte[] bytes) {
    if (bytes.length <= HEAD) {
      throw new SerializationException("too short for a learner");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    long due = in.getLong();
    Instant seen = Instant.ofEpochMilli(in.getLong());
    return new StoredLearner(
        due == NEVER ? null : Instant.ofEpochMilli(due),
        seen,
        in.get() != 0,
        Arrays.copyOfRange(bytes, HEAD, bytes.length));
  }

  byte[] bytes() {
    return ByteBuffer.allocate(HEAD + body.length)
        .putLong(dueAt == null ? NEVER : dueAt.toEpochMilli())
        .putLong(seenAt.toEpochMilli())
        .put((byte) (stale ? 1 : 0))
        .put(body)
        .array();
  }

  /**
   * The snapshot, as far as it is known.
   *
   * @throws SerializationException if the bytes are none
   */
  Body decoded() {
    return Compact.read(body, 0, Body.class);
  }

  /** The same, which does not hold all events any more. */
  StoredLearner outdated() {
    return new StoredLearner(dueAt, seenAt, true, body);
  }

  boolean sameBody(byte[] other) {
    return Arrays.equals(body, other);
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof StoredLearner other && Arrays.equals(bytes(), other.bytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes());
  }
}
