package dev.crossover.ingest.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.deadletter.DeadLetter;
import dev.crossover.wiring.deadletter.DeadLetters;
import dev.crossover.wiring.deadletter.LetterHeaders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topic of letters, and the real tables of letters, people and records, on a test driver. */
final class DeadLetterTopic implements AutoCloseable {

  private final DeadLetters letters = new DeadLetters();
  private final TableView<Learner> learners = new TableView<>(Topics.PEOPLE, Learner.class);
  private final TableView<VersionedRecord> records =
      new TableView<>(Topics.RECORDS, VersionedRecord.class);
  private final LettersInMemory box =
      new LettersInMemory(letter -> pipe(Topics.DEAD_LETTERS, letter));
  private final LetterTurns turns = new LetterTurns(letters, box);
  private final TopologyTestDriver driver;

  DeadLetterTopic(Path state) {
    StreamsBuilder builder = new StreamsBuilder();
    List.of(letters, learners, records).forEach(table -> table.addTo(builder, Installation.ALONE));
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver = new TopologyTestDriver(builder.build(), settings);
    letters.connectStore(driver::getKeyValueStore);
    learners.connectStore(driver::getKeyValueStore);
    records.connectStore(driver::getKeyValueStore);
  }

  PutBack putBack() {
    return new PutBack(letters, turns, learners, records, Installation.ALONE);
  }

  DiscardLetters discardLetters() {
    return new DiscardLetters(letters, turns, Installation.ALONE);
  }

  /** Adds a letter. Their ids are {@code 0-0}, {@code 0-1} and so on; marks have a number too. */
  void add(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    box.add(new TestRecord<>(key, value, headers));
  }

  /** Adds a mark of another instance that the table does not show yet. */
  void addUnshownMark(Headers headers) {
    box.addUnshown(new TestRecord<>(bytes(""), (byte @Nullable []) null, headers));
  }

  /** Deletes a letter from the topic; the table still shows it. */
  void delete(int offset) {
    box.delete(offset);
  }

  /** Acknowledges so many transactions more; then Kafka is away. */
  void acknowledge(int transactions) {
    box.acknowledge(transactions);
  }

  /** Number of letters that wait. */
  int waiting() {
    return letters.count();
  }

  /** A letter as the table shows it. */
  DeadLetter letter(String id) {
    return Objects.requireNonNull(letters.get(id));
  }

  /** Records that went back to the topics they came from. */
  List<ProducerRecord<byte[], byte[]>> published() {
    return box.published();
  }

  /** Keys of the records that went back. */
  List<String> publishedKeys() {
    return published().stream().map(r -> new String(r.key(), UTF_8)).toList();
  }

  /** Writes a row of a table, without the version of its form. */
  void put(Topic table, String key, Object value) {
    pipe(table, new TestRecord<>(bytes(key), Json.MAPPER.writeValueAsBytes(value)));
  }

  /** Writes a row of a table, in a form with that version. */
  void put(Topic table, String key, String value, String form) {
    pipe(
        table,
        new TestRecord<>(bytes(key), bytes(value), new RecordHeaders().add("v", bytes(form))));
  }

  private void pipe(Topic topic, TestRecord<byte[], byte[]> record) {
    driver
        .createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(record);
  }

  /** Headers of a letter about a record that came from there. */
  static Headers cameFrom(String topic, int partition) {
    return new RecordHeaders()
        .add("__streams.errors.topic", bytes(topic))
        .add("__streams.errors.partition", bytes(String.valueOf(partition)))
        .add("__streams.errors.offset", bytes("7"));
  }

  /**
   * Headers of a letter about something stored, which an entry on that topic has looked at again.
   */
  static Headers stored(String topic, int partition) {
    return LetterHeaders.stored(topic, partition, IOException.class, "cannot be read");
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Override
  public void close() {
    driver.close();
  }
}
