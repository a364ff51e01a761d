package dev.crossover.ingest.system;

import dev.crossover.ingest.deadletter.LetterBox;
import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.model.Topics;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.deadletter.LetterHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * Reads letters by their place, and publishes bytes as they are. All instances have one
 * transactional id for that: Kafka lets the one that began last go on, and ends what others had
 * begun. An instance that was overtaken keeps away for a while, or two would overtake each other
 * without end.
 */
@Component
class KafkaLetterBox implements LetterBox {

  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration POLL = Duration.ofMillis(200);

  /** As long as the reply says to wait. */
  private static final Duration KEPT_AWAY = Duration.ofSeconds(5);

  /** Ends the names of topics that a topology makes for itself. */
  private static final String OF_TOPOLOGY = "-repartition";

  private final Installation installation;
  private final Map<String, Object> consumer;
  private final Map<String, Object> producer;
  private volatile long awayUntil = System.nanoTime();

  KafkaLetterBox(KafkaProperties settings, Installation installation) {
    this.installation = installation;
    this.consumer = settings.buildConsumerProperties();
    consumer.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    consumer.remove(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG); // it is in no group
    this.producer = settings.buildProducerProperties();
    String id = installation.name(IngestUse.TRANSACTIONS) + "redrive";
    producer.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
    producer.put(CommonClientConfigs.CLIENT_ID_CONFIG, id);
  }

  @Override
  public Turn take() {
    if (System.nanoTime() - awayUntil < 0) {
      throw new KafkaAway(null);
    }
    return new KafkaTurn();
  }

  private final class KafkaTurn implements Turn {

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Producer<byte[], byte[]> own;
    private final Consumer<byte[], byte[]> committed;
    private final Consumer<byte[], byte[]> all;

    /** What was opened before one of them fails is closed again. */
    KafkaTurn() {
      try {
        own = new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer());
        open.add(() -> own.close(PATIENCE));
        committed = reader("read_committed");
        open.add(committed);
        all = reader("read_uncommitted");
        open.add(all);
        own.initTransactions();
      } catch (KafkaException e) {
        close(open);
        throw new KafkaAway(e);
      }
    }

    private Consumer<byte[], byte[]> reader(String isolation) {
      Map<String, Object> settings = new HashMap<>(consumer);
      settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
      settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "letters-" + isolation);
      return new KafkaConsumer<>(
          settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Marks marksFrom(int partition, long from) {
      TopicPartition letters = partition(partition);
      List<TopicPartition> one = List.of(letters);
      Set<Long> putBack = new HashSet<>();
      Map<Long, Instant> discarded = new HashMap<>();
      try {
        // Where the topic ends for all, since a transaction that is open hides marks behind it.
        long end = all.endOffsets(one).getOrDefault(letters, 0L);
        committed.assign(one);
        committed.seek(
            letters, Math.max(from, committed.beginningOffsets(one).getOrDefault(letters, 0L)));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (committed.position(letters) < end) {
          if (System.nanoTime() - deadline > 0) {
            throw new KafkaAway(null);
          }
          ConsumerRecords<byte[], byte[]> records = committed.poll(POLL);
          if (!records.isEmpty()) {
            deadline =
                System.nanoTime() + PATIENCE.toNanos(); // Kafka answers; the rest may be long
          }
          for (ConsumerRecord<byte[], byte[]> record : records) {
            Long sent = LetterHeaders.putBack(record.headers());
            if (sent != null) {
              putBack.add(sent);
            }
            Long dropped = LetterHeaders.discardedLetter(record.headers());
            if (dropped != null) {
              discarded.put(dropped, Instant.ofEpochMilli(record.timestamp()));
            }
          }
        }
        return new Marks(putBack, discarded);
      } catch (KafkaException e) {
        throw new KafkaAway(e);
      }
    }

    @Override
    public @Nullable ConsumerRecord<byte[], byte[]> read(int partition, long offset) {
      TopicPartition letters = partition(partition);
      List<TopicPartition> one = List.of(letters);
      try {
        committed.assign(one);
        if (committed.beginningOffsets(one).getOrDefault(letters, 0L) > offset
            || committed.endOffsets(one).getOrDefault(letters, 0L) <= offset) {
          return null;
        }
        committed.seek(letters, offset);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - deadline < 0) {
          for (ConsumerRecord<byte[], byte[]> record : committed.poll(POLL)) {
            return record.offset() == offset ? record : null;
          }
        }
        throw new KafkaAway(null);
      } catch (KafkaException e) {
        throw new KafkaAway(e);
      }
    }

    @Override
    public boolean has(String topic, int partition) {
      boolean known =
          (topic.startsWith(installation.prefix()) && topic.endsWith(OF_TOPOLOGY))
              || Topics.ALL.stream().anyMatch(t -> installation.topic(t).equals(topic));
      try {
        return known && partition >= 0 && own.partitionsFor(topic).size() > partition;
      } catch (TimeoutException | AuthorizationException e) {
        // Kafka answered a moment ago, so it is this topic that is away or closed to this service.
        return false;
      } catch (KafkaException e) {
        throw new KafkaAway(e);
      }
    }

    @Override
    public void publishTogether(List<ProducerRecord<byte[], byte[]>> records) {
      try {
        own.beginTransaction();
        for (ProducerRecord<byte[], byte[]> record : records) {
          var _ = own.send(record); // the commit fails if it did
        }
        own.commitTransaction();
      } catch (KafkaException e) {
        if (overtaken(e)) {
          awayUntil = System.nanoTime() + KEPT_AWAY.toNanos();
        }
        abort();
        throw new KafkaAway(e);
      }
    }

    /** Once it has failed, a producer wraps the reason. */
    private static boolean overtaken(@Nullable Throwable failure) {
      return failure != null
          && (failure instanceof ProducerFencedException
              || failure instanceof InvalidProducerEpochException
              || overtaken(failure.getCause()));
    }

    /**
     * So that nobody waits for the transaction to time out; there is none where it was overtaken.
     */
    private void abort() {
      try {
        own.abortTransaction();
      } catch (KafkaException | IllegalStateException e) {
        // The next to take a turn ends it.
      }
    }

    private TopicPartition partition(int partition) {
      return new TopicPartition(installation.topic(Topics.DEAD_LETTERS), partition);
    }

    @Override
    public void close() {
      close(open);
    }

    /** Each on its own: what was acknowledged is done, whatever a client says as it goes. */
    private static void close(List<AutoCloseable> clients) {
      clients.forEach(client -> Utils.closeQuietly(client, "client of dead letters"));
    }
  }
}
