package dev.crossover.ingest.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.ingest.deadletter.LetterTurns.Kept;
import dev.crossover.ingest.deadletter.LetterTurns.Outcome;
import dev.crossover.ingest.intake.KafkaAway;
import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.record.AccountOwner;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.deadletter.DeadLetter;
import dev.crossover.wiring.deadletter.DeadLetters;
import dev.crossover.wiring.deadletter.LetterHeaders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is put back, on the real table of letters. */
class PutBackTest {

  private static final Outcome ONE = new Outcome(1, List.of());
  private static final VersionedRecord OWNER =
      new VersionedRecord(2, "admin", new AccountOwner("ada"));

  @TempDir private Path state;
  private final DeadLetters letters = new DeadLetters();
  private final TableView<Learner> learners = new TableView<>(Topics.PEOPLE, Learner.class);
  private final TableView<VersionedRecord> records =
      new TableView<>(Topics.RECORDS, VersionedRecord.class);
  private final Box box = new Box();
  private final LetterTurns turns = new LetterTurns(letters, box);
  private final PutBack putBack =
      new PutBack(letters, turns, learners, records, Installation.ALONE);
  private final DiscardLetters discard = new DiscardLetters(letters, turns, Installation.ALONE);
  private TopologyTestDriver driver;

  /** Kafka with six partitions, of which the letters stand on the first. */
  private final class Box implements LetterBox, LetterBox.Turn {

    private final List<@Nullable TestRecord<byte[], byte[]>> kept = new ArrayList<>();
    private final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
    private int room = Integer.MAX_VALUE;

    @Override
    public Turn take() {
      return this;
    }

    @Override
    public Marks marksFrom(int partition, long from) {
      Set<Long> putBack = new HashSet<>();
      Map<Long, Instant> discarded = new HashMap<>();
      for (TestRecord<byte[], byte[]> record : kept.subList((int) from, kept.size())) {
        if (record != null && LetterHeaders.putBack(record.headers()) != null) {
          putBack.add(LetterHeaders.putBack(record.headers()));
        }
        if (record != null && LetterHeaders.discardedLetter(record.headers()) != null) {
          discarded.put(LetterHeaders.discardedLetter(record.headers()), Instant.EPOCH);
        }
      }
      return new Marks(putBack, discarded);
    }

    @Override
    public @Nullable ConsumerRecord<byte[], byte[]> read(int partition, long offset) {
      TestRecord<byte[], byte[]> at = kept.get((int) offset);
      return at == null
          ? null
          : new ConsumerRecord<>(
              "dead-letters",
              0,
              offset,
              0,
              TimestampType.LOG_APPEND_TIME,
              0,
              0,
              at.key(),
              at.value(),
              at.headers(),
              Optional.empty());
    }

    @Override
    public boolean has(String topic, int partition) {
      return partition < 6;
    }

    @Override
    public void publishTogether(List<ProducerRecord<byte[], byte[]>> records) {
      if (room-- == 0) {
        throw new KafkaAway(null);
      }
      for (ProducerRecord<byte[], byte[]> record : records) {
        if (record.topic().equals("dead-letters")) {
          come(record.key(), record.value(), record.headers());
        } else {
          sent.add(record);
        }
      }
    }

    @Override
    public void close() {}
  }

  @BeforeEach
  void start() {
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

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void putsTheBytesBackOnTheirPartitionOnce() {
    come(
        bytes("ada"),
        bytes("{\"type\":\"something-new\"}"),
        from("learner-log", 4).add("own", bytes("1")));
    assertThat(putBack.all(9)).isEqualTo(ONE);
    ProducerRecord<byte[], byte[]> sent = box.sent.getFirst();
    assertThat(sent.topic()).isEqualTo("learner-log");
    assertThat(sent.partition()).isEqualTo(4);
    assertThat(sent.key()).isEqualTo(bytes("ada"));
    assertThat(sent.value()).isEqualTo(bytes("{\"type\":\"something-new\"}"));
    assertThat(sent.headers())
        .extracting("key")
        .containsExactly("own", "crossover.dead-letter.tries");

    assertThat(putBack.all(9)).isEqualTo(new Outcome(0, List.of()));
    assertThat(putBack.these(List.of(letter("0-0"))))
        .isEqualTo(new Outcome(0, List.of(new Kept("0-0", "was put back before"))));
    assertThat(box.sent).hasSize(1);
  }

  /** Another instance has put it back, and the table does not show that yet. */
  @Test
  void whatAMarkBehindTheTableSaysIsNotDoneAgain() {
    come(bytes("a"), bytes("x"), from("learner-log", 1));
    come(bytes("b"), bytes("x"), from("learner-log", 1));
    box.kept.add(new TestRecord<>(bytes(""), (byte @Nullable []) null, LetterHeaders.redriven(0)));
    assertThat(letters.count()).isEqualTo(2);
    assertThat(putBack.all(9))
        .isEqualTo(new Outcome(1, List.of(new Kept("0-0", "was put back before"))));
    assertThat(box.sent).extracting(r -> new String(r.key(), UTF_8)).containsExactly("b");
  }

  /** Another instance has discarded it, and the table does not show that yet. */
  @Test
  void whatWasJustDiscardedElsewhereStaysDiscarded() {
    come(bytes("a"), bytes("x"), from("learner-log", 1));
    come(bytes("b"), bytes("x"), from("learner-log", 1));
    box.kept.add(new TestRecord<>(bytes(""), (byte @Nullable []) null, LetterHeaders.discarded(0)));
    assertThat(putBack.all(9))
        .isEqualTo(new Outcome(1, List.of(new Kept("0-0", "was discarded before"))));
    assertThat(box.sent).extracting(r -> new String(r.key(), UTF_8)).containsExactly("b");
    assertThat(putBack.these(List.of(letter("0-0")))).as("by its id").isEqualTo(ONE);
  }

  /** The roster has them no more: nothing will ever make the letter right, and the alert stays. */
  @Test
  void whatIsDiscardedWaitsNoMore() {
    come(bytes("left"), bytes("x"), from("learner-log", 1));
    come(bytes("stays"), bytes("x"), from("learner-log", 1));
    assertThat(discard.these(List.of(letter("0-0")))).isEqualTo(ONE);
    assertThat(letters.count()).isEqualTo(1);
    assertThat(discard.these(List.of(letter("0-0"))))
        .isEqualTo(new Outcome(0, List.of(new Kept("0-0", "was discarded before"))));
    assertThat(putBack.all(9)).isEqualTo(ONE);
    assertThat(discard.all(9)).isEqualTo(new Outcome(0, List.of()));
    assertThat(discard.these(List.of(letter("0-1"))))
        .isEqualTo(new Outcome(0, List.of(new Kept("0-1", "was put back before"))));
    assertThat(box.sent).extracting(r -> new String(r.key(), UTF_8)).containsExactly("stays");
  }

  /** Who discards by mistake has lost nothing. */
  @Test
  void whatWasDiscardedCanBePutBackByItsId() {
    come(bytes("a"), bytes("x"), from("learner-log", 1));
    assertThat(discard.all(9)).isEqualTo(ONE);
    assertThat(putBack.these(List.of(letter("0-0")))).isEqualTo(ONE);
    assertThat(putBack.these(List.of(letter("0-0"))).done()).isZero();
    assertThat(box.sent).hasSize(1);
    assertThat(letters.count()).isZero();
  }

  /** A record without a key goes back without one, and a tombstone as a tombstone. */
  @Test
  void whatWasNotThereIsNotThereAgain() {
    ProducerRecord<byte[], byte[]> made =
        new ProducerRecord<>("dead-letters", null, null, null, null, from("learner-log", 0));
    ProducerRecord<byte[], byte[]> addressed =
        LetterHeaders.addressed(List.of(made), new IOException()).getFirst();
    come(addressed.key(), addressed.value(), addressed.headers());
    assertThat(putBack.all(9)).isEqualTo(ONE);
    assertThat(box.sent.getFirst().key()).isNull();
    assertThat(box.sent.getFirst().value()).isNull();
  }

  @Test
  void somethingStoredIsLookedAtAgainFirst() {
    Learner ada = ada();
    put(learners, "ada", ada);
    put(records, "account/9f8e", OWNER);
    come(bytes("ada"), bytes("x"), from("learner-log", 4));
    come(bytes("ada"), bytes(""), stored("learner-log", 4));
    come(bytes("account/9f8e"), bytes(""), stored("records", 2));
    assertThat(putBack.all(9)).isEqualTo(new Outcome(3, List.of()));
    assertThat(box.sent)
        .extracting(r -> r.topic() + "/" + r.partition())
        .containsExactly("learner-log/4", "records/2", "learner-log/4");
    assertThat(Json.MAPPER.readValue(box.sent.getFirst().value(), LogEntry.class))
        .isEqualTo(new LogEntry.Enrolled(ada.enrolment()));
    assertThat(Json.MAPPER.readValue(box.sent.get(1).value(), VersionedRecord.class))
        .isEqualTo(OWNER);
    assertThat(box.sent).extracting(PutBackTest::form).containsExactly("1", "1", null);
    assertThat(box.sent.getLast().value()).isEqualTo(bytes("x"));
  }

  /** What the roster has said since is not undone. */
  @Test
  void enrolmentsAndClaimsGoBackAsTheRosterHasThemNow() {
    put(learners, "ada", ada());
    put(records, "account/9f8e", OWNER);
    LogEntry old =
        new LogEntry.Enrolled(
            new Enrolment(
                "c", "another", "p", LocalDate.EPOCH, 5, Background.ML_ENGINEER, List.of()));
    byte[] entry = Json.MAPPER.writerFor(LogEntry.class).writeValueAsBytes(old);
    come(bytes("ada"), entry, from("learner-log", 4));
    byte[] claim =
        Json.MAPPER.writeValueAsBytes(new VersionedRecord(1, "admin", new AccountOwner("bo")));
    come(bytes("account/9f8e"), claim, from("records", 2));
    assertThat(putBack.all(9)).isEqualTo(new Outcome(2, List.of()));
    assertThat(Json.MAPPER.readValue(box.sent.getFirst().value(), LogEntry.class))
        .isEqualTo(new LogEntry.Enrolled(ada().enrolment()));
    assertThat(Json.MAPPER.readValue(box.sent.getLast().value(), VersionedRecord.class))
        .isEqualTo(OWNER);
  }

  /** An older instance that is asked would publish what stood there before, and undo the newer. */
  @Test
  void whatOnlyANewerInstanceCanReadIsLeftToIt() {
    put(learners, "ada", ada());
    put(records, "account/9f8e", OWNER);
    come(bytes("account/9f8e"), bytes("x"), from("records", 2));
    come(bytes("ada"), bytes(""), stored("learner-log", 4));
    raw(Topics.RECORDS, "account/9f8e", "{}", "99");
    raw(Topics.PEOPLE, "ada", "{}", "99");
    String why = "a newer instance wrote what stands under its key; ask that one";
    assertThat(putBack.all(9).kept())
        .containsExactlyInAnyOrder(new Kept("0-0", why), new Kept("0-1", why));
    assertThat(box.sent).isEmpty();
    assertThat(letters.count()).isEqualTo(2);
  }

  /** What a newer instance said more about a record must not get lost on the way. */
  @Test
  void aRecordGoesBackWithWhatThisInstanceDoesNotKnow() {
    String newer =
        "{\"version\":3,\"by\":\"u-1\",\"later\":1,\"content\":{\"kind\":\"account\",\"learner\":\"ada\"}}";
    raw(Topics.RECORDS, "account/9f8e", newer, "1");
    come(bytes("account/9f8e"), bytes("x"), from("records", 2));
    come(bytes("source/gone"), bytes("x"), from("records", 2));
    assertThat(putBack.all(9))
        .isEqualTo(new Outcome(1, List.of(new Kept("0-1", "its record was deleted"))));
    assertThat(new String(box.sent.getFirst().value(), UTF_8)).isEqualTo(newer);
    assertThat(form(box.sent.getFirst())).isEqualTo("1");
  }

  @Test
  void aLetterOfANewerFormIsLeftToItsWriter() {
    come(
        bytes("ada"),
        bytes("x"),
        from("learner-log", 1).add("crossover.dead-letter.v", bytes("99")));
    assertThat(putBack.all(9).kept())
        .containsExactly(new Kept("0-0", "a newer instance set it aside; ask that one"));
    assertThat(box.sent).isEmpty();
  }

  /** One that cannot be put back is no reason to leave the others. */
  @Test
  void saysWhatStaysAndWhy() {
    come(bytes("gone"), bytes("x"), from("learner-log", 1));
    come(bytes("far"), bytes("x"), from("learner-log", 6));
    come(bytes("nobody"), bytes(""), stored("learner-log", 1));
    come(bytes("good"), bytes("x"), from("learner-log", 1));
    box.kept.set(0, null);
    Outcome outcome = putBack.all(9);
    assertThat(outcome.done()).isEqualTo(1);
    assertThat(outcome.kept())
        .containsExactlyInAnyOrder(
            new Kept("0-0", "its letter is gone"),
            new Kept(
                "0-1",
                "the partition it came from is not there, or this service may not write to it"),
            new Kept("0-2", "the roster has nobody under its key"));
    assertThat(letters.count()).isEqualTo(3);
  }

  @Test
  void whatWasNotReachedWhenKafkaWentAwayWaits() {
    come(bytes("a"), bytes("x"), from("learner-log", 1));
    come(bytes("b"), bytes("x"), from("learner-log", 1));
    box.room = 1;
    assertThatThrownBy(() -> putBack.all(9)).isInstanceOf(KafkaAway.class);
    assertThat(letters.count()).isEqualTo(1);
    box.room = Integer.MAX_VALUE;
    assertThat(putBack.all(9)).isEqualTo(ONE);
    assertThat(box.sent).extracting(r -> new String(r.key(), UTF_8)).containsExactly("a", "b");
  }

  private static Learner ada() {
    return new Learner(
        "ada",
        "Ada",
        null,
        "red",
        "spring",
        "small",
        LocalDate.parse("2026-03-02"),
        8,
        Background.ML_ENGINEER,
        null,
        List.of(),
        List.of());
  }

  private static @Nullable String form(ProducerRecord<byte[], byte[]> sent) {
    Header form = sent.headers().lastHeader("v");
    return form == null ? null : new String(form.value(), UTF_8);
  }

  private DeadLetter letter(String id) {
    return Objects.requireNonNull(letters.get(id));
  }

  private static Headers from(String topic, int partition) {
    return new RecordHeaders()
        .add("__streams.errors.topic", bytes(topic))
        .add("__streams.errors.partition", bytes(String.valueOf(partition)))
        .add("__streams.errors.offset", bytes("7"));
  }

  private static Headers stored(String topic, int partition) {
    return LetterHeaders.stored(topic, partition, IOException.class, "cannot be read");
  }

  private void come(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    TestRecord<byte[], byte[]> record = new TestRecord<>(key, value, headers);
    box.kept.add(record);
    driver
        .createInputTopic("dead-letters", new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(record);
  }

  private void raw(Topic topic, String key, String value, String form) {
    driver
        .createInputTopic(topic.name(), new StringSerializer(), new StringSerializer())
        .pipeInput(new TestRecord<>(key, value, new RecordHeaders().add("v", bytes(form))));
  }

  private <V> void put(TableView<V> table, String key, V value) {
    driver
        .createInputTopic(
            table.topic().name(),
            new StringSerializer(),
            (String topic, V v) -> Json.MAPPER.writeValueAsBytes(v))
        .pipeInput(key, value);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
