package dev.crossover.standalone;

import static org.awaitility.Awaitility.await;

import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Has the broker compact each compacted topic of the product, which otherwise takes a week. */
final class CompactedTopics {

  /** Key of records that are appended so that a new segment begins: the newest is never cleaned. */
  private static final String MARK = "segment-mark";

  private static final Duration WITHIN = Duration.ofMinutes(4);

  /** Longer than {@code segment.ms}, so that each mark begins a segment. */
  private static final Duration BETWEEN_MARKS = Duration.ofSeconds(2);

  private static final Map<String, String> EAGER =
      Map.of("min.cleanable.dirty.ratio", "0.001", "segment.ms", "1000");

  private final BrokerContent broker;
  private final String bootstrap;

  CompactedTopics(BrokerContent broker, String bootstrap) {
    this.broker = broker;
    this.bootstrap = bootstrap;
  }

  /**
   * Returns when each topic holds one record for each key.
   *
   * @return how many records are gone, by topic
   */
  Map<String, Integer> compact() throws ExecutionException, InterruptedException {
    List<Topic> topics = Topics.ALL.stream().filter(Topic::compacted).toList();
    Map<String, Integer> before = new HashMap<>();
    for (Topic topic : topics) {
      before.put(topic.name(), real(topic).toList().size());
    }
    set(topics, OpType.SET);
    List<Topic> waiting = new ArrayList<>(topics);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
            new StringSerializer(),
            new ByteArraySerializer())) {
      await()
          .atMost(WITHIN)
          .pollDelay(Duration.ZERO)
          .pollInterval(BETWEEN_MARKS)
          .until(() -> {
            for (Topic topic : List.copyOf(waiting)) {
              if (oneForEachKey(topic)) {
                waiting.remove(topic);
              }
            }
            mark(producer, waiting);
            return waiting.isEmpty();
          });
    }
    set(topics, OpType.DELETE);
    Map<String, Integer> gone = new HashMap<>();
    for (Topic topic : topics) {
      int left = real(topic).toList().size();
      gone.put(topic.name(), before.getOrDefault(topic.name(), 0) - left);
    }
    return gone;
  }

  private boolean oneForEachKey(Topic topic) throws ExecutionException, InterruptedException {
    List<String> keys = real(topic).map(ConsumerRecord::key).toList();
    return keys.stream().distinct().count() == keys.size();
  }

  private Stream<ConsumerRecord<String, byte[]>> real(Topic topic)
      throws ExecutionException, InterruptedException {
    return broker.records(topic).stream().filter(r -> !r.key().equals(MARK));
  }

  /** A deletion of what is not there changes nothing for readers. */
  private void mark(KafkaProducer<String, byte[]> producer, List<Topic> topics)
      throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Topic topic : topics) {
      for (TopicPartition p : broker.partitions(topic)) {
        sent.add(producer.send(new ProducerRecord<>(p.topic(), p.partition(), MARK, null)));
      }
    }
    for (Future<RecordMetadata> each : sent) {
      each.get();
    }
  }

  private void set(List<Topic> topics, OpType type)
      throws ExecutionException, InterruptedException {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (Topic topic : topics) {
      changes.put(
          new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
          EAGER.entrySet().stream()
              .map(e -> new AlterConfigOp(new ConfigEntry(e.getKey(), e.getValue()), type))
              .toList());
    }
    broker.admin().incrementalAlterConfigs(changes).all().get();
  }
}
