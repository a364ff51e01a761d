package dev.crossover.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.model.Topic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableViewTest {

  private record Person(String name, String team) {}

  private static final Topic PEOPLE = new Topic("people", "name", "Person", true);

  @TempDir private Path state;
  private final TableView<Person> people =
      new TableView<>(PEOPLE, Person.class, p -> p.team() + "/" + p.name());
  private TopologyTestDriver driver;
  private TestInputTopic<String, Person> topic;

  @BeforeEach
  void start() {
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

  private void put(String name, String team) {
    topic.pipeInput(name, new Person(name, team));
  }
}
