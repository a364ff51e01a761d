package dev.crossover.standalone;

import static org.awaitility.Awaitility.await;

import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Bytes;

/** What stands on a broker, and how far groups have read it. */
final class BrokerContent implements AutoCloseable {

  private static final Duration SOON = Duration.ofMinutes(1);

  /** What the topology reads of what others write. */
  private static final List<Topic> INPUTS =
      List.of(Topics.LEARNER_LOG, Topics.UNMATCHED_EVENTS, Topics.RECORDS, Topics.INTAKE_RESULTS);

  private final Admin admin;
  private final KafkaConsumer<String, byte[]> consumer;

  BrokerContent(String bootstrap) {
    admin = Admin.create(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
  }

  Admin admin() {
    return admin;
  }

  /** Where each partition of a topic ends now. */
  Map<TopicPartition, Long> ends(Topic topic) throws ExecutionException, InterruptedException {
    return offsets(partitions(topic), OffsetSpec.latest());
  }

  private Map<TopicPartition, Long> offsets(Collection<TopicPartition> of, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    of.forEach(partition -> asked.put(partition, which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    admin
        .listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get()
        .forEach((partition, at) -> offsets.put(partition, at.offset()));
    return offsets;
  }

  List<TopicPartition> partitions(Topic topic) {
    return consumer.partitionsFor(topic.name()).stream()
        .map(p -> new TopicPartition(p.topic(), p.partition()))
        .toList();
  }

  /** All records, each partition's in their order. */
  List<ConsumerRecord<String, byte[]>> records(Topic topic)
      throws ExecutionException, InterruptedException {
    return records(offsets(partitions(topic), OffsetSpec.earliest()));
  }

  /** All records from there on. */
  List<ConsumerRecord<String, byte[]>> records(Map<TopicPartition, Long> from)
      throws ExecutionException, InterruptedException {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    consumer.assign(from.keySet());
    from.forEach(consumer::seek);
    Map<TopicPartition, Long> ends = offsets(from.keySet(), OffsetSpec.latest());
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      consumer.poll(Duration.ofMillis(100)).forEach(records::add);
    }
    return records;
  }

  /** The newest value of each key; what was deleted is not among them. */
  Map<String, Bytes> newest(Topic topic) throws ExecutionException, InterruptedException {
    Map<String, Bytes> newest = new TreeMap<>();
    for (ConsumerRecord<String, byte[]> r : records(topic)) {
      if (r.value() == null) {
        newest.remove(r.key());
      } else {
        newest.put(r.key(), Bytes.wrap(r.value()));
      }
    }
    return newest;
  }

  /** What the topology has not read yet, of all that it reads. */
  long lag(String application) throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> read = committed(application);
    Set<TopicPartition> all = new HashSet<>(read.keySet());
    INPUTS.forEach(topic -> all.addAll(partitions(topic)));
    return offsets(all, OffsetSpec.latest()).entrySet().stream()
        .mapToLong(end -> end.getValue() - read.getOrDefault(end.getKey(), 0L))
        .sum();
  }

  private Map<TopicPartition, Long> committed(String group)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> committed = new HashMap<>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach((partition, at) -> committed.put(partition, at.offset()));
    return committed;
  }

  /**
   * Deletes the internal topics of an application that does not run and lets it read from the
   * beginning.
   *
   * @return how many topics were deleted
   */
  int forget(String application) throws ExecutionException, InterruptedException {
    Set<String> internal =
        admin.listTopics().names().get().stream()
            .filter(name -> name.startsWith(application + "-"))
            .collect(Collectors.toSet());
    admin.deleteTopics(internal).all().get();
    await()
        .atMost(SOON)
        .until(() -> admin.listTopics().names().get().stream().noneMatch(internal::contains));
    // The broker forgets what was read of a topic that is gone.
    await()
        .atMost(SOON)
        .until(() ->
            committed(application).keySet().stream().noneMatch(p -> internal.contains(p.topic())));
    Map<TopicPartition, OffsetAndMetadata> beginning = new HashMap<>();
    offsets(committed(application).keySet(), OffsetSpec.earliest())
        .forEach((partition, at) -> beginning.put(partition, new OffsetAndMetadata(at)));
    // Its members leave the group when their session ends.
    await()
        .atMost(SOON)
        .ignoreException(ExecutionException.class)
        .until(() -> admin.alterConsumerGroupOffsets(application, beginning).all().get() == null);
    return internal.size();
  }

  @Override
  public void close() {
    consumer.close();
    admin.close();
  }
}
