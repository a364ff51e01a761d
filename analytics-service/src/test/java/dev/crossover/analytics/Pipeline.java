package dev.crossover.analytics;

import dev.crossover.analytics.count.Counts;
import dev.crossover.analytics.progress.LearnerProcessors;
import dev.crossover.model.Samples;
import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.intake.IntakeResult;
import dev.crossover.model.intake.SeenActivity;
import dev.crossover.model.intake.SourceStatus;
import dev.crossover.model.intake.UnclaimedAccount;
import dev.crossover.model.learner.Account;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.record.AccountOwner;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.wiring.Compact;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.deadletter.SetAsideUnreadable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The real topology in a test driver, with a small plan, and time that the test moves. */
final class Pipeline implements AutoCloseable {

  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  static final String UNIT = "https://lms.example/unit";

  private final TopologyTestDriver driver;
  private final TestInputTopic<String, LogEntry> log;
  private final TestInputTopic<String, LearningEvent> unmatched;
  private final TestInputTopic<String, VersionedRecord> records;
  private final TestInputTopic<String, IntakeResult> results;
  final TestOutputTopic<String, LearnerSnapshot> snapshots;
  final TestOutputTopic<String, Episode> episodes;
  final TestOutputTopic<String, Difficulties> difficulties;
  final TestOutputTopic<String, CohortNorms> norms;
  final TestOutputTopic<String, SourceStatus> sources;
  final TestOutputTopic<String, UnclaimedAccount> unclaimed;
  final TestOutputTopic<String, SeenActivity> activities;
  final CountedFolds counts = new CountedFolds();
  private Instant now = START;
  private Duration skipped = Duration.ZERO;
  private Plan newest = SmallPlan.of(1, UNIT);

  Pipeline(Path state) {
    Properties settings = settings();
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver = new TopologyTestDriver(topology(settings, counts), settings, START);
    log = in(Topics.LEARNER_LOG, LogEntry.class);
    unmatched = in(Topics.UNMATCHED_EVENTS, LearningEvent.class);
    records = in(Topics.RECORDS, VersionedRecord.class);
    snapshots =
        driver.createOutputTopic(
            Topics.LEARNER_PROGRESS.name(),
            new StringDeserializer(),
            Compact.serde(LearnerSnapshot.class).deserializer());
    episodes = out(Topics.STALL_EPISODES, Episode.class);
    difficulties = out(Topics.ITEM_DIFFICULTIES, Difficulties.class);
    norms = out(Topics.COHORT_NORMS, CohortNorms.class);
    results = in(Topics.INTAKE_RESULTS, IntakeResult.class);
    sources = out(Topics.SOURCE_STATUS, SourceStatus.class);
    unclaimed = out(Topics.UNCLAIMED_ACCOUNTS, UnclaimedAccount.class);
    activities = out(Topics.ACTIVITIES, SeenActivity.class);
    publish(SmallPlan.of(1, UNIT));
  }

  static Properties settings() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "crossover-analytics");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
    settings.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTERS.name());
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, SetAsideUnreadable.class);
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, SetAsideRecords.class);
    return settings;
  }

  static Topology topology(Properties settings, Counts counts) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
    AnalyticsTopology.Released released = AnalyticsTopology.Released.tables();
    released.addTo(builder, Installation.ALONE);
    new AnalyticsTopology(
            new LearnerProcessors(StallLimits.DEFAULT, counts, 0), released, Installation.ALONE)
        .build(builder);
    return builder.build(settings);
  }

  void happened(LearningEvent event) {
    append(String.valueOf(event.learner()), new LogEntry.Happened(event));
  }

  void came(String source, IntakeResult result) {
    results.pipeInput(source, result, now);
  }

  void waiting(Account account, LearningEvent event) {
    unmatched.pipeInput(AccountOwner.key(account), event, now);
  }

  /** Puts something on the topic of events that is no event. */
  void garbage(String text) {
    put(Topics.LEARNER_LOG.name(), "ada", text);
  }

  /** Puts a text on a topic as it is. */
  void put(String topic, @Nullable String key, String text, Header... headers) {
    driver
        .createInputTopic(topic, new StringSerializer(), new StringSerializer())
        .pipeInput(new TestRecord<>(key, text, new RecordHeaders(headers), now));
  }

  /**
   * Leaves something that no version of ours has written, under the first key that begins so.
   *
   * @return what was there
   */
  byte[] damage(String store, String prefix) {
    byte[] before = bytes(store).get(firstKey(store, prefix));
    bytes(store).put(firstKey(store, prefix), new byte[] {1, 2, 3});
    return before;
  }

  /** Puts back what was damaged. */
  void repair(String store, String prefix, byte[] value) {
    bytes(store).put(firstKey(store, prefix), value);
  }

  /** The first key of a store that begins so, or comes after. */
  Bytes firstKey(String store, String prefix) {
    try (KeyValueIterator<Bytes, byte[]> rest =
        bytes(store).range(Bytes.wrap(prefix.getBytes(StandardCharsets.UTF_8)), null)) {
      return rest.peekNextKey();
    }
  }

  /** A store of the topology. */
  <V> KeyValueStore<String, V> store(String name) {
    return driver.getKeyValueStore(name);
  }

  /** The same store beneath its serdes, to put in what they would not write. */
  @SuppressWarnings("unchecked") // each key-value store wraps one of bytes
  KeyValueStore<Bytes, byte[]> bytes(String name) {
    return ((WrappedStateStore<KeyValueStore<Bytes, byte[]>, ?, ?>) driver.getKeyValueStore(name))
        .wrapped();
  }

  /** What stands in the dead-letter topic. */
  List<String> deadLetters() {
    return letters().stream()
        .map(letter -> new String(letter.value(), StandardCharsets.UTF_8))
        .toList();
  }

  /** The same with their keys and headers. */
  List<TestRecord<String, byte[]>> letters() {
    return driver
        .createOutputTopic(
            Topics.DEAD_LETTERS.name(), new StringDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  void claim(Account account, @Nullable String learner) {
    records.pipeInput(
        AccountOwner.key(account),
        learner == null ? null : new VersionedRecord(1, "admin", new AccountOwner(learner)),
        now);
  }

  void enlist(Learner learner) {
    append(learner.id(), new LogEntry.Enrolled(learner.enrolment()));
  }

  /** The learner in another cohort. */
  void enlist(String learner, String cohort) {
    Enrolment e = learner(learner, "red").enrolment();
    Enrolment other =
        new Enrolment(
            cohort, e.team(), e.plan(), e.start(), e.hoursPerWeek(), e.background(), e.leave());
    append(learner, new LogEntry.Enrolled(other));
  }

  void erase(String learner) {
    append(learner, new LogEntry.Erased());
  }

  void publish(Plan plan) {
    newest = plan;
    append("", new LogEntry.PlanReleased(plan));
  }

  private void append(String key, LogEntry entry) {
    log.pipeInput(key, entry, now);
  }

  /** Lets time pass; the timers that fall due run at its end. */
  void pass(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time.plus(skipped));
    skipped = Duration.ZERO;
  }

  /** Lets records' time move on while the service is down and no timer runs. */
  void skip(Duration time) {
    now = now.plus(time);
    skipped = skipped.plus(time);
  }

  /** Lets what waits be done. */
  void tick() {
    for (int i = 0; i < 10; i++) {
      pass(Duration.ofMillis(100));
    }
  }

  /** As readers see those who were published since this was last asked; null who was erased. */
  Map<String, @Nullable LearnerProgress> newestProgress() {
    Map<String, @Nullable LearnerProgress> newestOf = new HashMap<>();
    PlanIndex plan = new PlanIndex(newest);
    snapshots
        .readKeyValuesToMap()
        .forEach((learner, snapshot) ->
            newestOf.put(
                learner, snapshot == null ? null : LearnerProgress.of(plan, snapshot, null, now)));
    return newestOf;
  }

  static Learner learner(String id, String team) {
    return Samples.learner(id, team, "small");
  }

  LearningEvent event(String id, String learner, Instant at, Fact fact) {
    return new LearningEvent(id, learner, "lms", at, now, UNIT, null, fact);
  }

  @Override
  public void close() {
    driver.close();
  }

  private <V> TestInputTopic<String, V> in(Topic topic, Class<V> type) {
    return driver.createInputTopic(
        topic.name(), new StringSerializer(), Json.serde(type).serializer());
  }

  private <V> TestOutputTopic<String, V> out(Topic topic, Class<V> type) {
    return driver.createOutputTopic(
        topic.name(), new StringDeserializer(), Json.serde(type).deserializer());
  }
}
