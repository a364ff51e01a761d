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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of events that were added to a history together, without what their key says: the
 * learner, and the id of the first. Written and read for each event and again whenever a history is
 * folded anew, so by hand: a third of the time of a general form. Of each event the order is: which
 * optional parts there are, times, source, the optional parts, the fact in the {@link Compact}
 * form; of all but the first, its id before that.
 */
final class StoredEvents {

  private static final int ACTIVITY = 1;
  private static final int SPENT = 2;
  private static final int SPENT_SO_FAR = 4;
  private static final int TIME = Long.BYTES + Integer.BYTES;

  /** Most facts that are remembered; most events have one of a handful. */
  private static final int MOST_FACTS = 1_000;

  private ByteBuffer out = ByteBuffer.allocate(1024);
  private final Map<Fact, byte[]> written = new HashMap<>();
  private final Map<Bytes, Fact> read = new HashMap<>();

  /** At least one event; the caller keeps the id of the first. */
  byte[] bytes(List<LearningEvent> events) {
    out.clear();
    put(events.getFirst());
    for (LearningEvent e : events.subList(1, events.size())) {
      putText(e.id());
      put(e);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private void put(LearningEvent e) {
    room(1 + 4 * TIME);
    out.put(
        (byte)
            ((e.activity() == null ? 0 : ACTIVITY)
                | (e.spent() == null ? 0 : SPENT)
                | (e.spentSoFar() == null ? 0 : SPENT_SO_FAR)));
    putTime(e.occurredAt());
    putTime(e.receivedAt());
    putDuration(e.spent());
    putDuration(e.spentSoFar());
    putText(e.source());
    if (e.activity() != null) {
      putText(e.activity());
    }
    putBytes(bytes(e.fact()));
  }

  private void putTime(Instant time) {
    out.putLong(time.getEpochSecond()).putInt(time.getNano());
  }

  private void putDuration(@Nullable Duration time) {
    if (time != null) {
      out.putLong(time.getSeconds()).putInt(time.getNano());
    }
  }

  private void putText(String text) {
    putBytes(text.getBytes(UTF_8));
  }

  private void putBytes(byte[] bytes) {
    room(Integer.BYTES + bytes.length);
    out.putInt(bytes.length).put(bytes);
  }

  private void room(int bytes) {
    if (out.remaining() < bytes) {
      out = ByteBuffer.allocate(2 * (out.position() + bytes)).put(out.flip());
    }
  }

  /**
   * Reads the events of one entry, the first of which has this id.
   *
   * @throws SerializationException if the bytes are none
   */
  List<LearningEvent> read(String learner, String id, byte[] bytes) {
    List<LearningEvent> events = new ArrayList<>();
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      events.add(event(learner, id, in));
      while (in.hasRemaining()) {
        events.add(event(learner, text(in), in));
      }
    } catch (ArithmeticException
        | BufferUnderflowException
        | DateTimeException
        | IllegalArgumentException e) {
      throw new SerializationException("no events", e);
    }
    return events;
  }

  private LearningEvent event(String learner, String id, ByteBuffer in) {
    int parts = in.get();
    Instant occurredAt = Instant.ofEpochSecond(in.getLong(), in.getInt());
    Instant receivedAt = Instant.ofEpochSecond(in.getLong(), in.getInt());
    Duration spent = (parts & SPENT) == 0 ? null : duration(in);
    Duration spentSoFar = (parts & SPENT_SO_FAR) == 0 ? null : duration(in);
    String source = text(in);
    String activity = (parts & ACTIVITY) == 0 ? null : text(in);
    return new LearningEvent(
        id, learner, source, occurredAt, receivedAt, activity, spent, spentSoFar, fact(bytes(in)));
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

  private static Duration duration(ByteBuffer in) {
    return Duration.ofSeconds(in.getLong(), in.getInt());
  }

  private static String text(ByteBuffer in) {
    return new String(bytes(in), UTF_8);
  }

  private static byte[] bytes(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
