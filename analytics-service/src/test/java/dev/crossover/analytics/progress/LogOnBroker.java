package dev.crossover.analytics.progress;

import static org.awaitility.Awaitility.await;

import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.model.log.LogEntry;
import dev.crossover.wiring.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.hamcrest.BaseMatcher;
import org.hamcrest.Description;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * A real broker with all topics and some random logs, merged by time. They span months, so records
 * carry their times themselves.
 */
final class LogOnBroker implements AutoCloseable {

  static final int PARTITIONS = 3;

  private final EmbeddedKafkaBroker broker = new EmbeddedKafkaKraftBroker(1, 1);

  /**
   * Starts the broker.
   *
   * @param logs how many logs of {@link RandomLog} it has
   */
  LogOnBroker(int logs) throws Exception {
    broker.brokerProperties(
        Map.of(
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "group.initial.rebalance.delay.ms", "0"));
    broker.afterPropertiesSet();
    try (Admin admin = admin()) {
      List<NewTopic> topics =
          Topics.ALL.stream()
              .map(t -> new NewTopic(t.name(), PARTITIONS, (short) 1).configs(settings(t)))
              .toList();
      admin.createTopics(topics).all().get();
    }
    append(logs);
  }

  @Override
  public void close() {
    broker.destroy();
  }

  String bootstrap() {
    return broker.getBrokersAsString();
  }

  /** All of the log is read, and for some time nothing was written. */
  void awaitQuiet(String application) {
    await()
        .atMost(Duration.ofMinutes(2))
        .during(Duration.ofSeconds(10)) // norms are counted five after the last change
        .pollInterval(Duration.ofMillis(200))
        .until(
            () ->
                List.of(
                    lag(application),
                    size(Topics.LEARNER_PROGRESS),
                    size(Topics.STALL_EPISODES),
                    size(Topics.COHORT_NORMS)),
            new BaseMatcher<>() {
              private Object before = List.of();

              @Override
              public boolean matches(Object now) {
                boolean quiet = now.equals(before) && ((List<?>) now).getFirst().equals(0L);
                before = now;
                return quiet;
              }

              @Override
              public void describeTo(Description description) {
                description.appendText("nothing more to come");
              }
            });
  }

  /**
   * Entries of the log, and of what follows from it, that the application has not committed yet;
   * those of open transactions, too.
   */
  long lag(String application) throws Exception {
    try (Admin admin = admin();
        KafkaConsumer<String, byte[]> consumer = consumer("read_uncommitted")) {
      Map<TopicPartition, Long> read = new HashMap<>();
      admin
          .listConsumerGroupOffsets(application)
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach((p, at) -> read.put(p, at.offset()));
      Set<TopicPartition> all = new HashSet<>(partitions(Topics.LEARNER_LOG));
      read.keySet().stream().filter(p -> p.topic().endsWith("-repartition")).forEach(all::add);
      long lag = 0;
      for (Map.Entry<TopicPartition, Long> end : consumer.endOffsets(all).entrySet()) {
        lag += end.getValue() - read.getOrDefault(end.getKey(), 0L);
      }
      return lag;
    }
  }

  /** Deletes internal topics and offsets of an application that does not run. */
  void forget(String application) throws Exception {
    try (Admin admin = admin()) {
      Set<String> internal =
          admin.listTopics().names().get().stream()
              .filter(name -> name.startsWith(application))
              .collect(Collectors.toSet());
      admin.deleteTopics(internal).all().get();
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .until(() -> admin.deleteConsumerGroups(List.of(application)).all().get() == null);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> admin.listTopics().names().get().stream().noneMatch(internal::contains));
    }
  }

  private void append(int logs) throws Exception {
    Map<String, Object> settings = new HashMap<>(clients());
    // On a new partition the first batch may find no leader yet while the second does. The broker,
    // which knows nothing of the producer there, takes the second, and refuses the first for ever.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    List<RandomLog.Entry> entries = new ArrayList<>();
    for (int i = 0; i < logs; i++) {
      String prefix = "log-%02d-".formatted(i);
      RandomLog.of(new Random(i))
          .forEach(e -> entries.add(new RandomLog.Entry(prefix + e.key(), e.entry(), e.at())));
    }
    entries.sort(Comparator.comparing(RandomLog.Entry::at));
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (RandomLog.Entry e : entries) {
        for (Integer partition : partitionsOf(e.entry())) {
          sent.add(
              producer.send(
                  new ProducerRecord<>(
                      Topics.LEARNER_LOG.name(),
                      partition,
                      e.at().toEpochMilli(),
                      e.key(),
                      Json.MAPPER.writeValueAsBytes(e.entry()))));
        }
      }
    }
    for (Future<RecordMetadata> each : sent) {
      each.get();
    }
  }

  /** A release stands on each partition, a tick on the first; others go by their key. */
  private static List<@Nullable Integer> partitionsOf(LogEntry entry) {
    return switch (entry) {
      case LogEntry.PlanReleased _, LogEntry.DifficultiesReleased _, LogEntry.NormsReleased _ ->
          new ArrayList<>(IntStream.range(0, PARTITIONS).boxed().toList());
      case LogEntry.Ticked _ -> new ArrayList<>(List.of(0));
      default -> Collections.singletonList(null);
    };
  }

  /** The newest value of each key; what was deleted is not among them. */
  Map<String, Bytes> newest(Topic topic) {
    Map<String, Bytes> newest = new HashMap<>();
    read(
        topic,
        r -> {
          if (r.value() == null) {
            newest.remove(r.key());
          } else {
            newest.put(r.key(), Bytes.wrap(r.value()));
          }
        });
    return newest;
  }

  void read(Topic topic, Consumer<ConsumerRecord<String, byte[]>> each) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(each);
      }
    }
  }

  long size(Topic topic) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      return consumer.endOffsets(partitions(topic)).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  private static List<TopicPartition> partitions(Topic topic) {
    return IntStream.range(0, PARTITIONS)
        .mapToObj(p -> new TopicPartition(topic.name(), p))
        .toList();
  }

  private static Map<String, String> settings(Topic topic) {
    Map<String, String> settings = new HashMap<>(topic.settings());
    settings.remove("message.timestamp.type");
    settings.put("message.timestamp.before.max.ms", String.valueOf(Long.MAX_VALUE));
    return settings;
  }

  private Admin admin() {
    return Admin.create(clients());
  }

  private Map<String, Object> clients() {
    return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.getBrokersAsString());
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return consumer("read_committed");
  }

  private KafkaConsumer<String, byte[]> consumer(String isolation) {
    Map<String, Object> settings = new HashMap<>(clients());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
