package dev.crossover.wiring.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.wiring.GoldenForms;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DeadLettersTest {

  private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");

  @TempDir private Path state;
  private final DeadLetters letters = new DeadLetters();
  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    StreamsBuilder builder = new StreamsBuilder();
    letters.addTo(builder, Installation.ALONE);
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver = new TopologyTestDriver(builder.build(), settings);
    letters.connectStore(driver::getKeyValueStore);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void saysWhatWasSetAsideButNotWhatItHolds() {
    come("ada", "garbage", record(Topics.LEARNER_LOG, 4, 17), AT);
    come("9f8e7d", "garbage", record(Topics.UNMATCHED_EVENTS, 1, 2), AT.plusSeconds(1));
    come("Ada Lovelace", "", record(Topics.LEARNER_LOG, 4, 18), AT.plusSeconds(2));
    assertThat(letters.count()).isEqualTo(3);
    assertThat(letters.newest(2)).extracting(DeadLetter::id).containsExactly("0-2", "0-1");
    assertThat(letters.oldest(9)).extracting(DeadLetter::key).containsExactly("ada", null, null);
    assertThat(letters.get("0-0"))
        .isEqualTo(
            new DeadLetter(
                "0-0",
                AT,
                "learner-log",
                4,
                17L,
                "ada",
                "java.io.IOException",
                "processing failed: IOException",
                10,
                1,
                null,
                null));
  }

  @Test
  void waitsUntilAMarkSaysThatItWasPutBack() throws InterruptedException {
    AtomicInteger changes = new AtomicInteger();
    letters.onChange(changes::incrementAndGet);
    come("ada", "one", record(Topics.LEARNER_LOG, 4, 17), AT);
    come("ada", "two", record(Topics.LEARNER_LOG, 4, 18), AT);
    assertThat(letters.await("0-0", letter -> !letter.waits(), Duration.ofMillis(1))).isFalse();
    for (int twice = 0; twice < 2; twice++) {
      come("", null, LetterHeaders.redriven(0), AT.plusSeconds(5));
      assertThat(letters.count()).isEqualTo(1);
    }
    assertThat(letters.await("0-0", letter -> !letter.waits(), Duration.ofMillis(1))).isTrue();
    assertThat(letters.newest(9)).extracting(DeadLetter::id).containsExactly("0-1");
    assertThat(Objects.requireNonNull(letters.get("0-0")).redrivenAt())
        .isEqualTo(AT.plusSeconds(5));
    assertThat(changes.get()).isEqualTo(4);
  }

  @Test
  void waitsNoMoreWhenAMarkSaysThatItNeedNotBePutBack() {
    come("ada", "one", record(Topics.LEARNER_LOG, 4, 17), AT);
    come("", null, LetterHeaders.discarded(0), AT.plusSeconds(5));
    assertThat(letters.count()).isZero();
    assertThat(letters.newest(9)).isEmpty();
    assertThat(Objects.requireNonNull(letters.get("0-0")).discardedAt())
        .isEqualTo(AT.plusSeconds(5));
    come("", null, LetterHeaders.redriven(0), AT.plusSeconds(6));
    come("", null, LetterHeaders.discarded(0), AT.plusSeconds(7));
    assertThat(letters.count()).isZero();
    assertThat(Objects.requireNonNull(letters.get("0-0")).redrivenAt())
        .isEqualTo(AT.plusSeconds(6));
    assertThat(letters.readUpTo(0)).isEqualTo(4);
  }

  /** A task that is started again tells of what is stored again. */
  @Test
  void ofSomethingStoredOnlyTheNewestLetterWaits() {
    Headers stored = LetterHeaders.stored("learner-log", 2, IOException.class, "cannot be read");
    come("ada", "", stored, AT);
    come("bo", "", stored, AT);
    come("ada", "", stored, AT.plusSeconds(9));
    assertThat(letters.newest(9)).extracting(DeadLetter::id).containsExactly("0-2", "0-1");
    assertThat(letters.newest(9)).allMatch(DeadLetter::stored);
    assertThat(letters.count()).isEqualTo(2);
  }

  /** A global table passes over records without a key when it is read anew. */
  @Test
  void recordWithoutKeyHasALetterWithOne() {
    ProducerRecord<byte[], byte[]> made =
        new ProducerRecord<>(
            "dead-letters", null, null, null, bytes("x"), record(Topics.PLANS, 0, 0));
    ProducerRecord<byte[], byte[]> addressed =
        LetterHeaders.addressed(List.of(made), new IOException()).getFirst();
    assertThat(addressed.key()).isEmpty();
    assertThat(LetterHeaders.hasKey(addressed.headers())).isFalse();
  }

  /** A sender of records has no say in what a letter is. */
  @Test
  void headersOfTheRecordDoNotMakeTheLetterAMark() {
    Headers headers =
        record(Topics.LEARNER_LOG, 0, 3).add("crossover.dead-letter.redriven", bytes("0"));
    ProducerRecord<byte[], byte[]> made =
        new ProducerRecord<>("dead-letters", null, null, bytes("ada"), bytes("x"), headers);
    come(
        "ada",
        "x",
        LetterHeaders.addressed(List.of(made), new IOException()).getFirst().headers(),
        AT);
    assertThat(letters.count()).isEqualTo(1);
  }

  @Test
  void countsTheTriesOfARecordThatWasPutBack() {
    Headers sent = LetterHeaders.again(record(Topics.LEARNER_LOG, 0, 3).add("own", bytes("1")), 2);
    assertThat(sent).extracting("key").containsExactly("own", "crossover.dead-letter.tries");
    Headers failed = record(Topics.LEARNER_LOG, 0, 4);
    sent.forEach(failed::add);
    come("ada", "x", failed, AT);
    assertThat(letters.newest(1).getFirst().tries()).isEqualTo(3);
  }

  /** Whoever writes what there: the table, and with it the service, goes on. */
  @Test
  void whatIsNoLetterIsStillShown() {
    come(null, "x", new RecordHeaders(), AT);
    come("", "x", new RecordHeaders().add("crossover.dead-letter.redriven", bytes("77")), AT);
    come(
        "",
        "x",
        new RecordHeaders().add("__streams.errors.offset", bytes("many")),
        AT.plusSeconds(1));
    assertThat(letters.newest(9)).extracting(DeadLetter::topic).containsOnly("unknown").hasSize(2);
  }

  /** Letters of every form so far are read; ours are written as the newest samples are. */
  @Test
  void lettersKeepTheirForm() throws IOException {
    List<Headers> samples = new ArrayList<>();
    for (int form = 1; form <= Topics.DEAD_LETTERS.form(); form++) {
      int offset = 0;
      samples.clear();
      for (String line : GoldenForms.lines(Topics.DEAD_LETTERS, form)) {
        JsonNode sample = Json.MAPPER.readTree(line);
        Headers headers = new RecordHeaders();
        sample
            .get("headers")
            .forEachEntry((name, text) -> headers.add(name, bytes(text.asString())));
        if (sample.has("letter")) {
          byte[] key = sample.get("key").asString().getBytes(UTF_8);
          assertThat(
                  DeadLetter.of(
                      Installation.ALONE,
                      new DeadLetter.Place(0, offset++),
                      Instant.parse("2026-11-02T10:00:00Z"),
                      key,
                      new byte[1],
                      headers))
              .isEqualTo(Json.MAPPER.treeToValue(sample.get("letter"), DeadLetter.class));
        }
        samples.add(headers);
      }
    }
    Headers failed = new RecordHeaders();
    samples
        .getFirst()
        .forEach(header -> {
          if (!List.of("crossover.dead-letter.v", "crossover.dead-letter.reason")
              .contains(header.key())) {
            failed.add(header);
          }
        });
    ProducerRecord<byte[], byte[]> made =
        new ProducerRecord<>("dead-letters", null, null, bytes("ada"), bytes("x"), failed);
    assertThat(
            LetterHeaders.addressed(List.of(made), new SerializationException())
                .getFirst()
                .headers())
        .isEqualTo(samples.getFirst());
    assertThat(LetterHeaders.stored("learner-log", 2, IOException.class, "cannot be read"))
        .isEqualTo(samples.get(1));
    assertThat(LetterHeaders.redriven(0)).isEqualTo(samples.get(2));
  }

  private static Headers record(Topic topic, int partition, long offset) {
    return new RecordHeaders()
        .add("__streams.errors.topic", bytes(topic.name()))
        .add("__streams.errors.partition", bytes(String.valueOf(partition)))
        .add("__streams.errors.offset", bytes(String.valueOf(offset)))
        .add("__streams.errors.exception", bytes("java.io.IOException"))
        .add("__streams.errors.message", bytes("what garbage"))
        .add("crossover.dead-letter.reason", bytes("processing failed: IOException"));
  }

  private void come(@Nullable String key, @Nullable String value, Headers headers, Instant at) {
    driver
        .createInputTopic(
            Topics.DEAD_LETTERS.name(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(bytes(key), bytes(value), headers, at));
  }

  private static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : text.getBytes(UTF_8);
  }
}
