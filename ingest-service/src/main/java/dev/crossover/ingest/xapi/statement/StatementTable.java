package dev.crossover.ingest.xapi.statement;

import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.LocalStore;
import dev.crossover.wiring.LocalTable;
import dev.crossover.wiring.ReadPosition;
import dev.crossover.wiring.RecordForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** All statements as a local table that each instance fills from {@code statements}. */
@Component
class StatementTable implements LocalTable {

  private static final String STORE = "statements-table";

  private final ReadPosition position = new ReadPosition();
  private Supplier<ReadOnlyKeyValueStore<String, byte[]>> store =
      () -> {
        throw new IllegalStateException("not connected to a topology yet");
      };

  @Override
  public Topic topic() {
    return Topics.STATEMENTS;
  }

  @Override
  public void addTo(StreamsBuilder builder, Installation installation) {
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled(),
        installation.topic(Topics.STATEMENTS),
        Consumed.with(
                Serdes.String(),
                RecordForm.serde(Topics.STATEMENTS, Json.serde(StoredStatement.class)))
            .withName("read-" + Topics.STATEMENTS.name()),
        Update::new);
  }

  @Override
  public void connect(Supplier<@Nullable KafkaStreams> streams) {
    store = new LocalStore<>(STORE, streams);
  }

  /** Connects reads to a store that a test driver holds. */
  void connectStore(ReadOnlyKeyValueStore<String, byte[]> held) {
    store = () -> held;
  }

  ReadPosition position() {
    return position;
  }

  @Nullable StatementRow find(String id) {
    return StatementRows.row(store.get(), id);
  }

  boolean isVoided(String id) {
    StatementRow row = find(id);
    return row != null && row.voided();
  }

  /** What is known of an activity, or null. */
  @Nullable JsonNode definition(String activity) {
    byte[] bytes = store.get().get(StatementRows.definition(activity));
    return bytes == null ? null : Json.MAPPER.readTree(bytes);
  }

  /** Names by which statements call an agent. */
  List<JsonNode> names(String agentKey) {
    List<JsonNode> names = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> rows =
        store.get().prefixScan(StatementRows.name(agentKey, ""), new StringSerializer())) {
      rows.forEachRemaining(r -> names.add(Json.MAPPER.readTree(r.value)));
    }
    return names;
  }

  /**
   * A page of statements.
   *
   * @param found statements in the order that was asked for
   * @param next where to go on; null at the end
   */
  record Page(List<StatementRow> found, @Nullable String next) {}

  /**
   * Reads a page. It may hold fewer statements than asked for and still have a next one: after
   * {@code most} rows that did not meet the filter, a reader is better served by another request
   * than by waiting.
   *
   * @param wanted keys that one statement must have, or one that it refers to
   * @param by the one of them that is read in order
   * @param visible which statements this reader may see
   */
  Page read(
      Set<String> wanted,
      String by,
      StatementRange range,
      int limit,
      int most,
      Predicate<StatementRow> visible) {
    ReadOnlyKeyValueStore<String, byte[]> rows = store.get();
    List<StatementRow> found = new ArrayList<>();
    String last = null;
    int looked = 0;
    try (KeyValueIterator<String, byte[]> index = range.over(rows, by)) {
      while (index.hasNext()) {
        String row = index.next().key;
        if (found.size() == limit || looked == most) {
          return new Page(found, last);
        }
        looked++;
        last = StatementRows.position(by, row);
        StatementRow statement = StatementRows.row(rows, StatementRows.id(row));
        if (statement != null && visible.test(statement) && meets(rows, statement, wanted)) {
          found.add(statement);
        }
      }
    }
    return new Page(found, null);
  }

  private static boolean meets(
      ReadOnlyKeyValueStore<String, byte[]> rows, StatementRow statement, Set<String> wanted) {
    StatementRow at = statement;
    // A chain of references is as long as someone made it; a ring would have no end.
    for (int depth = 0; at != null && depth < 20; depth++) {
      if (StatementKeys.of(at.statement()).containsAll(wanted)) {
        return true;
      }
      String target = StatementKeys.reference(at.statement());
      at = target == null ? null : StatementRows.row(rows, target);
    }
    return false;
  }

  private final class Update implements Processor<String, StoredStatement, Void, Void> {

    private @Nullable ProcessorContext<Void, Void> context;
    private @Nullable StatementStore into;

    @Override
    public void init(ProcessorContext<Void, Void> processing) {
      context = processing;
      KeyValueStore<String, byte[]> held = processing.getStateStore(STORE);
      into = new StatementStore(held);
    }

    @Override
    @SuppressWarnings("NullAway") // init runs first; a tombstone's value is null
    public void process(Record<String, StoredStatement> record) {
      if (record.value() == null) {
        into.remove(record.key());
      } else {
        into.put(record.key(), record.value(), Instant.ofEpochMilli(record.timestamp()));
      }
      context.recordMetadata().ifPresent(position::read);
    }
  }
}
