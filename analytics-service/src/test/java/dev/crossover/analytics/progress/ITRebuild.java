package dev.crossover.analytics.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.analytics.AnalyticsTopology;
import dev.crossover.analytics.SetAsideRecords;
import dev.crossover.analytics.count.Counts;
import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.TableView;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
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
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.hamcrest.BaseMatcher;
import org.hamcrest.Description;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * The same log gives the same on a real broker, exactly once: read anew from the beginning, with
 * its state restored, and by two instances of which one ends in between. The log spans months, so
 * records carry its times themselves.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ITRebuild {

  private static final String APPLICATION = "crossover-rebuild";
  private static final int PARTITIONS = 3;
  private static final int LOGS = 40;

  private final EmbeddedKafkaBroker broker = new EmbeddedKafkaKraftBroker(1, 1);

  ITRebuild() throws Exception {
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
    append();
  }

  @AfterAll
  void end() {
    broker.destroy();
  }

  @Test
  void theSameLogGivesTheSame(@TempDir Path state) throws Exception {
    run(state.resolve("first"), 1);
    Map<String, ByteBuffer> episodes = newest(Topics.STALL_EPISODES);
    Map<String, ByteBuffer> snapshots = newest(Topics.LEARNER_PROGRESS);
    assertThat(episodes).hasSizeGreaterThan(LOGS);
    assertThat(snapshots).hasSizeGreaterThan(LOGS);
    Map<String, ByteBuffer> releases = newest(Topics.ITEM_DIFFICULTIES);
    long log = logged("\"type\":\"difficulties\"");
    List<Long> sizes = List.of(size(Topics.STALL_EPISODES), size(Topics.LEARNER_PROGRESS));

    // State restored from changelogs: there is nothing to say again.
    run(state.resolve("restored"), 1);
    assertThat(List.of(size(Topics.STALL_EPISODES), size(Topics.LEARNER_PROGRESS)))
        .isEqualTo(sizes);

    // Everything derived is deleted, and the log read from its beginning.
    forget();
    run(state.resolve("rebuilt"), 1);
    assertThat(newest(Topics.STALL_EPISODES)).isEqualTo(episodes);
    assertThat(newest(Topics.LEARNER_PROGRESS)).isEqualTo(snapshots);

    forget();
    run(state.resolve("shared"), 2);
    assertThat(newest(Topics.STALL_EPISODES)).isEqualTo(episodes);
    assertThat(newest(Topics.LEARNER_PROGRESS)).isEqualTo(snapshots);
    // A rebuild makes no release again; ticks that repeat what the log tells are harmless.
    assertThat(newest(Topics.ITEM_DIFFICULTIES)).isEqualTo(releases);
    assertThat(logged("\"type\":\"difficulties\"")).isEqualTo(log);
  }

  /** Runs instances until nothing more comes; of several, one ends on the way. */
  private void run(Path state, int instances) throws Exception {
    List<KafkaStreams> running = new ArrayList<>();
    for (int i = 0; i < instances; i++) {
      Properties settings = streams(state.resolve("instance-" + i));
      StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
      TableView<Difficulties> difficulties =
          new TableView<>(Topics.ITEM_DIFFICULTIES, Difficulties.class);
      difficulties.addTo(builder, Installation.ALONE);
      new AnalyticsTopology(
              new LearnerProcessors(StallLimits.DEFAULT, Counts.NONE, 5),
              difficulties,
              Installation.ALONE)
          .build(builder);
      KafkaStreams client = new KafkaStreams(builder.build(settings), settings);
      client.start();
      running.add(client);
    }
    if (instances > 1) {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> running.stream().allMatch(c -> c.state() == KafkaStreams.State.RUNNING));
      running.removeFirst().close(Duration.ofMillis(1));
    }
    awaitQuiet();
    running.forEach(KafkaStreams::close);
  }

  /** All of the log is read, and for some time nothing was written. */
  private void awaitQuiet() {
    await()
        .atMost(Duration.ofMinutes(2))
        .during(Duration.ofSeconds(3))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> List.of(lag(), size(Topics.LEARNER_PROGRESS), size(Topics.STALL_EPISODES)),
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

  private long lag() throws Exception {
    try (Admin admin = admin();
        KafkaConsumer<String, byte[]> consumer = consumer()) {
      Map<TopicPartition, Long> read = new HashMap<>();
      admin
          .listConsumerGroupOffsets(APPLICATION)
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach((p, at) -> read.put(p, at.offset()));
      long lag = 0;
      for (Map.Entry<TopicPartition, Long> end :
          consumer.endOffsets(partitions(Topics.LEARNER_LOG)).entrySet()) {
        lag += end.getValue() - read.getOrDefault(end.getKey(), 0L);
      }
      return lag;
    }
  }

  private void forget() throws Exception {
    try (Admin admin = admin()) {
      Set<String> internal =
          admin.listTopics().names().get().stream()
              .filter(name -> name.startsWith(APPLICATION))
              .collect(Collectors.toSet());
      admin.deleteTopics(internal).all().get();
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .until(() -> admin.deleteConsumerGroups(List.of(APPLICATION)).all().get() == null);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> admin.listTopics().names().get().stream().noneMatch(internal::contains));
    }
  }

  private void append() throws Exception {
    List<RandomLog.Entry> entries = new ArrayList<>();
    for (int i = 0; i < LOGS; i++) {
      String prefix = "log-%02d-".formatted(i);
      RandomLog.of(new Random(i))
          .forEach(e -> entries.add(new RandomLog.Entry(prefix + e.key(), e.entry(), e.at())));
    }
    entries.sort(Comparator.comparing(RandomLog.Entry::at));
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(clients(), new StringSerializer(), new ByteArraySerializer())) {
      for (RandomLog.Entry e : entries) {
        for (Integer partition : partitionsOf(e.entry())) {
          producer
              .send(
                  new ProducerRecord<>(
                      Topics.LEARNER_LOG.name(),
                      partition,
                      e.at().toEpochMilli(),
                      e.key(),
                      Json.MAPPER.writeValueAsBytes(e.entry())))
              .get();
        }
      }
    }
  }

  /** A release stands on each partition, a tick on the first; others go by their key. */
  private static List<@Nullable Integer> partitionsOf(LogEntry entry) {
    return switch (entry) {
      case LogEntry.PlanReleased _, LogEntry.DifficultiesReleased _ ->
          new ArrayList<>(IntStream.range(0, PARTITIONS).boxed().toList());
      case LogEntry.Ticked _ -> new ArrayList<>(List.of(0));
      default -> Collections.singletonList(null);
    };
  }

  /** The newest value of each key; what was deleted is not among them. */
  private Map<String, ByteBuffer> newest(Topic topic) {
    Map<String, ByteBuffer> newest = new HashMap<>();
    read(
        topic,
        r -> {
          if (r.value() == null) {
            newest.remove(r.key());
          } else {
            newest.put(r.key(), ByteBuffer.wrap(r.value()));
          }
        });
    return newest;
  }

  /** Entries of the log that hold the text. */
  private long logged(String text) {
    AtomicLong found = new AtomicLong();
    read(
        Topics.LEARNER_LOG,
        r -> {
          if (new String(r.value(), StandardCharsets.UTF_8).contains(text)) {
            found.incrementAndGet();
          }
        });
    return found.get();
  }

  private void read(Topic topic, Consumer<ConsumerRecord<String, byte[]>> each) {
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

  private long size(Topic topic) {
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
    Map<String, Object> settings = new HashMap<>(clients());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private Properties streams(Path state) {
    Properties settings = new Properties();
    settings.putAll(clients());
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTERS.name());
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueExceptionHandler.class);
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, SetAsideRecords.class);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_000);
    return settings;
  }
}
