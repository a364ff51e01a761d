package dev.crossover.analytics.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.wiring.Compact;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an event in the history, without what its key says. Written and read for each event
 * and again whenever a history is folded anew, so by hand: a third of the time of a general form.
 * The order: which optional parts there are, times, source, the optional parts, the fact in the
 * {@link Compact} form.
 */
final class StoredEvents {

  private static final int ACTIVITY = 1;
  private static final int SPENT = 2;
  private static final int SPENT_SO_FAR = 4;
  private static final int TIME = Long.BYTES + Integer.BYTES;
  private static final byte[] NO_TEXT = {};

  /** Most facts that are remembered; most events have one of a handful. */
  private static final int MOST_FACTS = 1_000;

  private final Map<Fact, byte[]> written = new HashMap<>();
  private final Map<Bytes, Fact> read = new HashMap<>();

  byte[] bytes(LearningEvent e) {
    byte[] source = e.source().getBytes(UTF_8);
    byte[] activity = e.activity() == null ? NO_TEXT : e.activity().getBytes(UTF_8);
    byte[] fact = bytes(e.fact());
    int parts =
        (e.activity() == null ? 0 : ACTIVITY)
            | (e.spent() == null ? 0 : SPENT)
            | (e.spentSoFar() == null ? 0 : SPENT_SO_FAR);
    ByteBuffer out =
        ByteBuffer.allocate(
            1 + 4 * TIME + 2 * Integer.BYTES + source.length + activity.length + fact.length);
    out.put((byte) parts);
    put(out, e.occurredAt());
    put(out, e.receivedAt());
    out.putInt(source.length).put(source);
    if (e.activity() != null) {
      out.putInt(activity.length).put(activity);
    }
    put(out, e.spent());
    put(out, e.spentSoFar());
    out.put(fact);
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  /**
   * Reads an event.
   *
   * @throws SerializationException if the bytes are none
   */
  LearningEvent event(String learner, String id, byte[] bytes) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      int parts = in.get();
      Instant occurredAt = Instant.ofEpochSecond(in.getLong(), in.getInt());
      Instant receivedAt = Instant.ofEpochSecond(in.getLong(), in.getInt());
      String source = text(in);
      String activity = (parts & ACTIVITY) == 0 ? null : text(in);
      Duration spent = (parts & SPENT) == 0 ? null : duration(in);
      Duration spentSoFar = (parts & SPENT_SO_FAR) == 0 ? null : duration(in);
      byte[] fact = new byte[in.remaining()];
      in.get(fact);
      return new LearningEvent(
          id, learner, source, occurredAt, receivedAt, activity, spent, spentSoFar, fact(fact));
    } catch (ArithmeticException
        | BufferUnderflowException
        | DateTimeException
        | IllegalArgumentException
        | NegativeArraySizeException e) {
      throw new SerializationException("no event", e);
    }
  }

  private byte[] bytes(Fact fact) {
    if (written.size() > MOST_FACTS) {
      written.clear();
    }
    return written.computeIfAbsent(fact, Compact::write);
  }

  private Fact fact(byte[] bytes) {
    if (read.size() > MOST_FACTS) {
      read.clear();
    }
    return read.computeIfAbsent(Bytes.wrap(bytes), b -> Compact.read(b.get(), 0, Fact.class));
  }

  private static void put(ByteBuffer out, @Nullable Duration time) {
    if (time != null) {
      out.putLong(time.getSeconds()).putInt(time.getNano());
    }
  }

  private static void put(ByteBuffer out, Instant time) {
    out.putLong(time.getEpochSecond()).putInt(time.getNano());
  }

  private static Duration duration(ByteBuffer in) {
    return Duration.ofSeconds(in.getLong(), in.getInt());
  }

  private static String text(ByteBuffer in) {
    int length = in.getInt();
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] text = new byte[length];
    in.get(text);
    return new String(text, UTF_8);
  }
}
