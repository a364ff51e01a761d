package dev.crossover.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.model.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableViewTest {

  private record Person(String name, String team) {}

  private static final Topic PEOPLE = new Topic("people", "name", "Person", true, false, 0, 1);
  private static final Topic PEOPLE_UPGRADED =
      new Topic("people", "name", "Person", true, false, 0, 2);

  @TempDir private Path state;
  private TableView<Person> people = view(PEOPLE);
  private TopologyTestDriver driver;
  private TestInputTopic<String, Person> topic;

  private static TableView<Person> view(Topic topic) {
    return new TableView<>(topic, Person.class, p -> p.team() + "/" + p.name());
  }

  @BeforeEach
  void open() {
    StreamsBuilder builder = new StreamsBuilder();
    people.addTo(builder, Installation.ALONE);
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver = new TopologyTestDriver(builder.build(), settings);
    people.connectStore(driver::getKeyValueStore);
    topic =
        driver.createInputTopic(
            PEOPLE.name(), new StringSerializer(), Json.serde(Person.class).serializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void findsByKeyAndWithinTheIndex() {
    put("ada", "red");
    put("bo", "red");
    put("cy", "redder");
    assertThat(people.get("ada")).isEqualTo(new Person("ada", "red"));
    assertThat(people.within("red/")).extracting(Person::name).containsExactly("ada", "bo");
    assertThat(people.all()).hasSize(3);
  }

  /** Someone who moves must not stay in the old team's list. */
  @Test
  void aMoveLeavesNoTraceInTheIndex() {
    put("ada", "red");
    put("ada", "blue");
    assertThat(people.within("red/")).isEmpty();
    assertThat(people.within("blue/")).hasSize(1);
  }

  @Test
  void aTombstoneDeletesRowAndIndex() {
    put("ada", "red");
    topic.pipeInput("ada", null);
    assertThat(people.get("ada")).isNull();
    assertThat(people.within("red/")).isEmpty();
    assertThat(people.all()).isEmpty();
  }

  /** Not decoded again, and never what it was. */
  @Test
  void whatIsReadOftenIsRememberedUntilItChanges() {
    Function<String, @Nullable Person> often = people.often();
    assertThat(often.apply("ada")).isNull();
    put("ada", "red");
    Person red = often.apply("ada");
    assertThat(red).isEqualTo(people.get("ada"));
    assertThat(often.apply("ada")).isSameAs(red);
    put("ada", "blue");
    assertThat(often.apply("ada")).isNotEqualTo(red).isEqualTo(people.get("ada"));
    topic.pipeInput("ada", null);
    assertThat(often.apply("ada")).isNull();
  }

  @Test
  void tellsListenersAndCountsVersions() {
    List<String> heard = new ArrayList<>();
    people.onChange(
        (key, _, value) -> heard.add(key + "=" + (value == null ? null : value.team())));
    long before = people.version();
    put("ada", "red");
    topic.pipeInput("ada", null);
    assertThat(heard).containsExactly("ada=red", "ada=null");
    assertThat(people.version()).isEqualTo(before + 2);
  }

  /** Who keeps sums must know where someone who moves or goes counted so far. */
  @Test
  void tellsListenersWhatTheRowSaidBefore() {
    List<String> heard = new ArrayList<>();
    people.onChange((key, before, after) ->
        heard.add(
            (before == null ? null : before.team()) + ">" + (after == null ? null : after.team())));
    put("ada", "red");
    put("ada", "blue");
    topic.pipeInput("ada", null);
    assertThat(heard).containsExactly("null>red", "red>blue", "blue>null");
  }

  /** A table that is still being read would deny a token that it holds. */
  @Test
  void readsNothingBeforeTheClientRuns() {
    TableView<Person> early = new TableView<>(PEOPLE, Person.class);
    early.connect(() -> null);
    assertThatThrownBy(() -> early.get("ada")).isInstanceOf(InvalidStateStoreException.class);
  }

  /** What a row says need not hold its key; the index is no row. */
  @Test
  void handsOverEachRowWithItsKey() {
    put("bo", "blue");
    put("ada", "red");
    List<String> rows = new ArrayList<>();
    people.forEach((key, person) -> rows.add(key + "=" + person.team()));
    assertThat(rows).containsExactly("ada=red", "bo=blue");
  }

  /** What a newer instance says more stands on the disk, for when this one is upgraded. */
  @Test
  void keepsTheBytesThatItDoesNotUnderstand() {
    String newer = "{\"name\":\"ada\",\"team\":\"red\",\"later\":{\"a\":1}}";
    raw(newer, "1");
    assertThat(people.get("ada")).isEqualTo(new Person("ada", "red"));
    assertThat(new String(people.bytes("ada"), UTF_8)).isEqualTo(newer);
  }

  /** It is passed over, and is there after the upgrade, whatever came before it. */
  @Test
  void whatCannotBeReadWaitsForAVersionThatCan() throws IOException {
    put("ada", "red");
    raw("{\"name\":\"ada\",\"team\":\"blue\"}", "2");
    raw("garbage", "1", "bo");
    assertThat(people.get("ada")).isEqualTo(new Person("ada", "red"));
    assertThat(people.all()).hasSize(1);
    restart(PEOPLE_UPGRADED);
    assertThat(people.get("ada")).isEqualTo(new Person("ada", "blue"));
    assertThat(people.within("blue/")).hasSize(1);
    assertThat(people.within("red/")).isEmpty();
    put("ada", "green");
    restart(PEOPLE_UPGRADED);
    assertThat(people.get("ada")).as("the newest stands").isEqualTo(new Person("ada", "green"));
  }

  /** Back on the older version, the row is not read as if it were in that one's form. */
  @Test
  void aRowOfANewerFormWaitsAfterADowngrade() throws IOException {
    restart(PEOPLE_UPGRADED);
    put("bo", "red");
    raw("{\"name\":\"ada\",\"team\":\"red\"}", "2");
    assertThat(people.form("ada")).isEqualTo(2);
    assertThat(people.form("bo")).isEqualTo(1);
    restart(PEOPLE);
    assertThat(people.get("ada")).isNull();
    assertThat(people.isUnread("ada")).isTrue();
    assertThat(people.within("red/")).containsExactly(new Person("bo", "red"));
    restart(PEOPLE_UPGRADED);
    assertThat(people.within("red/")).hasSize(2);
    assertThat(people.form("ada")).isEqualTo(2);
  }

  /** What another version left on the disk costs its own key, until something new comes for it. */
  @Test
  void aRowThatCannotBeReadIsAsNone() {
    put("ada", "red");
    put("bo", "red");
    damage("ada");
    assertThat(people.get("ada")).isNull();
    assertThat(people.isUnread("ada")).isTrue();
    assertThat(people.all()).containsExactly(new Person("bo", "red"));
    assertThat(people.within("red/")).hasSize(1);
    assertThat(people.last("red/", 9)).hasSize(1);
    people.forEach((key, _) -> assertThat(key).isEqualTo("bo"));
    put("ada", "blue");
    assertThat(people.get("ada")).isEqualTo(new Person("ada", "blue"));
    assertThat(people.isUnread("ada")).isFalse();
    damage("bo");
    topic.pipeInput("bo", null);
    assertThat(driver.<String, byte[]>getKeyValueStore("people-view").get("#red/bo")).isNull();
    assertThat(people.isUnread("bo")).isFalse();
    assertThat(people.bytes("bo")).isNull();
  }

  /** It says nothing, so it must not count as a row for those who list keys or bytes. */
  @Test
  void jsonsNullDeletes() {
    put("ada", "red");
    raw("null", "1");
    assertThat(people.bytes("ada")).isNull();
    assertThat(people.all()).isEmpty();
    assertThat(people.within("red/")).isEmpty();
  }

  private void damage(String name) {
    KeyValueStore<String, byte[]> store = driver.getKeyValueStore("people-view");
    byte[] garbage = ("garbage of " + name).getBytes(UTF_8);
    store.put("=" + name, garbage);
    store.put("#red/" + name, garbage);
  }

  /** On the disk as it is now; a driver that is closed deletes its own. */
  private void restart(Topic topic) throws IOException {
    driver.getKeyValueStore("people-view").flush();
    Path before = state;
    do {
      state = Files.createTempDirectory(before, "restarted");
    } while (!copied(before, state));
    driver.close();
    people = view(topic);
    open();
  }

  /** False if RocksDB has merged files in the meantime, and deleted the old ones. */
  private static boolean copied(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from.resolve("test"))) {
      for (Path file : all.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
      return true;
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  private void raw(String value, String form) {
    raw(value, form, "ada");
  }

  private void raw(String value, String form, String key) {
    driver
        .createInputTopic(PEOPLE.name(), new StringSerializer(), new StringSerializer())
        .pipeInput(
            new TestRecord<>(
                key, value, new RecordHeaders().add(RecordForm.HEADER, form.getBytes(UTF_8))));
  }

  private void put(String name, String team) {
    topic.pipeInput(name, new Person(name, team));
  }
}
