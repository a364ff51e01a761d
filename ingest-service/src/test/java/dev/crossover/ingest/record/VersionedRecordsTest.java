package dev.crossover.ingest.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.ingest.change.Changes;
import dev.crossover.ingest.intake.Publisher;
import dev.crossover.ingest.request.RejectReason;
import dev.crossover.model.Topics;
import dev.crossover.model.record.AccountOwner;
import dev.crossover.model.record.ApiKey;
import dev.crossover.model.record.RecordContent;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.TableView;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes a record has seen what they replace. */
class VersionedRecordsTest {

  private static final String KEY = "account/9f8e";

  @TempDir private Path state;
  private final TableView<VersionedRecord> table =
      new TableView<>(Topics.RECORDS, VersionedRecord.class);
  private final VersionedRecords records =
      new VersionedRecords(table, new Straight(), new Changes(Clock.systemUTC()));
  private TopologyTestDriver driver;
  private final List<Integer> together = new ArrayList<>();

  /** What is published stands in the table at once. */
  private final class Straight implements Publisher {

    @Override
    public void publish(List<Message> messages) {
      messages.stream()
          .filter(m -> m.topic().equals(Topics.RECORDS))
          .forEach(m ->
              put(m.key(), m.value() == null ? null : Json.MAPPER.writeValueAsBytes(m.value())));
    }

    @Override
    public void publishTogether(List<Message> messages) {
      together.add(messages.size());
      publish(messages);
    }
  }

  @BeforeEach
  void start() {
    StreamsBuilder builder = new StreamsBuilder();
    table.addTo(builder, Installation.ALONE);
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver = new TopologyTestDriver(builder.build(), settings);
    table.connectStore(driver::getKeyValueStore);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void eachChangeReplacesTheVersionThatWasSeen() {
    records.change(KEY, 0, new AccountOwner("ada"));
    records.change(KEY, 1, new AccountOwner("bo"));
    assertThat(table.get(KEY))
        .isEqualTo(new VersionedRecord(2, "crossover", new AccountOwner("bo")));
    records.change(KEY, 2, null);
    assertThat(table.get(KEY)).isNull();
    records.change(KEY, 0, new AccountOwner("ada"));
    assertThat(records.find(KEY, AccountOwner.class)).isEqualTo(new AccountOwner("ada"));
  }

  /** Of two who saw the same version the second one learns of it, and nothing is overwritten. */
  @Test
  void aVersionThatNobodySawIsNotReplaced() {
    records.change(KEY, 0, new AccountOwner("ada"));
    assertConflict(0, new AccountOwner("bo"));
    assertConflict(2, new AccountOwner("bo"));
    assertConflict(2, null);
    assertThat(records.find(KEY, AccountOwner.class)).isEqualTo(new AccountOwner("ada"));
  }

  /** Two tokens of a source that end together: a refusal must not mean that one of them ended. */
  @Test
  void ofSeveralChangesAllAreMadeOrNone() {
    records.change(KEY, 0, new AccountOwner("ada"));
    records.change("account/1", 0, new AccountOwner("bo"));
    assertThatThrownBy(() ->
            records.change(
                List.of(
                    new VersionedRecords.RecordChange(KEY, 1, null),
                    new VersionedRecords.RecordChange("account/1", 7, null))))
        .hasFieldOrPropertyWithValue("reason", RejectReason.CONFLICT);
    assertThat(table.get(KEY)).isNotNull();
    records.change(
        List.of(
            new VersionedRecords.RecordChange(KEY, 1, null),
            new VersionedRecords.RecordChange("account/1", 1, null)));
    assertThat(table.all()).isEmpty();
    assertThat(together).as("with what is said of them, in one transaction").endsWith(4);
  }

  /** An older instance reads what a newer one wrote: it stays as it is, and is none of ours. */
  @Test
  void aKindThatIsNotKnownStaysAsItIs() {
    String newer =
        "{\"version\":4,\"by\":\"u-1\",\"content\":{\"kind\":\"preference\",\"theme\":\"dark\"}}";
    put("preference/u-1", newer.getBytes(UTF_8));
    put(RecordContent.key(ApiKey.KIND, "k"), newer.getBytes(UTF_8));
    assertThat(records.find("preference/u-1", AccountOwner.class)).isNull();
    assertThat(records.find(RecordContent.key(ApiKey.KIND, "k"), ApiKey.class)).isNull();
    assertThat(new String(table.bytes("preference/u-1"), UTF_8)).isEqualTo(newer);
    assertThatThrownBy(() -> records.next("preference/u-1", new RecordContent.UnknownContent()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** What only a newer instance can read is not overwritten by an older one. */
  @Test
  void aNewerFormIsNotReplaced() {
    records.change(KEY, 0, new AccountOwner("ada"));
    put(KEY, "garbage".getBytes(UTF_8));
    assertConflict(1, new AccountOwner("bo"));
    put(KEY, null);
    records.change(KEY, 0, new AccountOwner("bo"));
  }

  private void assertConflict(int seen, @Nullable RecordContent to) {
    assertThatThrownBy(() -> records.change(KEY, seen, to))
        .hasFieldOrPropertyWithValue("reason", RejectReason.CONFLICT);
  }

  private void put(String key, byte @Nullable [] value) {
    driver
        .createInputTopic(Topics.RECORDS.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value);
  }
}
