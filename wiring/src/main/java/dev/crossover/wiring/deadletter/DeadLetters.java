package dev.crossover.wiring.deadletter;

import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.LocalStore;
import dev.crossover.wiring.LocalTable;
import dev.crossover.wiring.deadletter.DeadLetter.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * What was set aside, as a local table that each instance fills from {@code dead-letters}. A letter
 * waits until a mark behind it on its partition says that it was put back, or that it need not be.
 * Of something stored only the newest letter waits: an older one of the same key would only have
 * the same done twice.
 */
public final class DeadLetters implements LocalTable {

  private static final String STORE = "dead-letters-view";
  private static final String ROW = "=";
  private static final String WAITING = "#";
  private static final String STORED = "@";

  private final AtomicInteger waiting = new AtomicInteger();
  private final Map<Integer, Long> next = new ConcurrentHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Supplier<ReadOnlyKeyValueStore<String, DeadLetter>> rows =
      () -> {
        throw new IllegalStateException("not connected to a topology yet");
      };

  @Override
  public Topic topic() {
    return Topics.DEAD_LETTERS;
  }

  @Override
  public void addTo(StreamsBuilder builder, Installation installation) {
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE),
                Serdes.String(),
                Json.serde(DeadLetter.class))
            .withLoggingDisabled(),
        installation.topic(Topics.DEAD_LETTERS),
        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
            .withName("read-" + Topics.DEAD_LETTERS.name()),
        () -> new Update(installation));
  }

  @Override
  public void connect(Supplier<@Nullable KafkaStreams> streams) {
    rows = new LocalStore<>(STORE, streams);
  }

  /** Connects reads to a store that a test driver holds. */
  public void connectStore(Function<String, ReadOnlyKeyValueStore<String, DeadLetter>> stores) {
    rows = () -> stores.apply(STORE);
  }

  /** How many wait. */
  public int count() {
    return waiting.get();
  }

  /**
   * Offset on a partition up to which the table shows every mark. It may show more; 0 if nothing
   * was read since the start.
   */
  public long readUpTo(int partition) {
    return next.getOrDefault(partition, 0L);
  }

  /** The letter with that id, also one that waits no more. */
  public @Nullable DeadLetter get(String id) {
    return rows.get().get(ROW + id);
  }

  /** Those that wait, newest first. */
  public List<DeadLetter> newest(int most) {
    try (KeyValueIterator<String, DeadLetter> rest =
        rows.get().reverseRange(WAITING, WAITING + '\uffff')) {
      return first(rest, most);
    }
  }

  /** Those that wait, oldest first. */
  public List<DeadLetter> oldest(int most) {
    try (KeyValueIterator<String, DeadLetter> rest =
        rows.get().prefixScan(WAITING, new StringSerializer())) {
      return first(rest, most);
    }
  }

  private static List<DeadLetter> first(KeyValueIterator<String, DeadLetter> rest, int most) {
    List<DeadLetter> found = new ArrayList<>();
    while (rest.hasNext() && found.size() < most) {
      found.add(rest.next().value);
    }
    return found;
  }

  /** Calls back after each change, on the thread that reads the topic. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Waits until the table shows a letter as it should be now, such as put back.
   *
   * @return false if it does not within the time
   */
  public boolean await(String id, Predicate<DeadLetter> shown, Duration within)
      throws InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    synchronized (waiting) {
      while (!shows(id, shown)) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          return false;
        }
        waiting.wait(millis);
      }
      return true;
    }
  }

  private boolean shows(String id, Predicate<DeadLetter> shown) {
    DeadLetter letter = get(id);
    return letter != null && shown.test(letter);
  }

  private static String waitingKey(DeadLetter letter) {
    return WAITING
        + String.format(Locale.ROOT, "%013d", letter.at().toEpochMilli())
        + " "
        + letter.id();
  }

  private static String storedKey(DeadLetter letter, byte[] key) {
    return STORED + letter.topic() + " " + HexFormat.of().formatHex(key);
  }

  /** A record may be read twice after a crash; the second time changes nothing. */
  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
  private final class Update implements Processor<byte[], byte[], Void, Void> {

    private final Installation installation;
    private ProcessorContext<Void, Void> context;
    private KeyValueStore<String, DeadLetter> held;

    Update(Installation installation) {
      this.installation = installation;
    }

    @Override
    public void init(ProcessorContext<Void, Void> processing) {
      context = processing;
      held = processing.getStateStore(STORE);
      int found = 0;
      try (KeyValueIterator<String, DeadLetter> rest =
          held.prefixScan(WAITING, new StringSerializer())) {
        for (; rest.hasNext(); rest.next()) {
          found++;
        }
      }
      waiting.set(found);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      RecordMetadata at = context.recordMetadata().orElseThrow();
      Instant time = Instant.ofEpochMilli(record.timestamp());
      byte[] key = record.key() == null ? new byte[0] : record.key();
      Long redriven = LetterHeaders.putBack(record.headers());
      Long discarded = LetterHeaders.discardedLetter(record.headers());
      if (redriven != null) {
        redriven(held.get(ROW + new Place(at.partition(), redriven)), time);
      } else if (discarded != null) {
        discarded(held.get(ROW + new Place(at.partition(), discarded)), time);
      } else {
        begin(
            DeadLetter.of(
                installation,
                new Place(at.partition(), at.offset()),
                time,
                key,
                record.value(),
                record.headers()),
            key);
      }
      next.put(at.partition(), at.offset() + 1);
      synchronized (waiting) {
        waiting.notifyAll();
      }
      listeners.forEach(Runnable::run);
    }

    private void begin(DeadLetter letter, byte[] key) {
      if (held.get(ROW + letter.id()) != null) {
        return;
      }
      if (letter.stored()) {
        DeadLetter before = held.get(storedKey(letter, key));
        redriven(before == null ? null : held.get(ROW + before.id()), letter.at());
        held.put(storedKey(letter, key), letter);
      }
      // The row last: while it is not there, the letter is taken once more after a crash.
      held.put(waitingKey(letter), letter);
      held.put(ROW + letter.id(), letter);
      waiting.incrementAndGet();
    }

    /** Also one that was discarded before. */
    private void redriven(@Nullable DeadLetter letter, Instant when) {
      if (letter != null && letter.redrivenAt() == null) {
        end(letter, letter.redriven(when));
      }
    }

    private void discarded(@Nullable DeadLetter letter, Instant when) {
      if (letter != null && letter.waits()) {
        end(letter, letter.discarded(when));
      }
    }

    private void end(DeadLetter before, DeadLetter after) {
      held.delete(waitingKey(before));
      held.put(ROW + after.id(), after);
      if (before.waits()) {
        waiting.decrementAndGet();
      }
    }
  }
}
