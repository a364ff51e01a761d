package dev.crossover.ingest.ledger;

import dev.crossover.ingest.ledger.Derived.Message;
import dev.crossover.wiring.OwnStore;
import dev.crossover.wiring.SortedRows;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A ledger as a state store of Kafka Streams, whose changelog is the log of requests itself: a
 * standby copy and an instance that takes a partition over fold the same records. Kafka's public
 * callbacks for that tell neither offset nor time, so this one is internal.
 */
final class LedgerStore implements StateStore {

  static final String NAME = "ledger";

  private final Ledgers ledgers;
  private @Nullable SortedRows rows;
  private @Nullable Ledger ledger;
  private List<Function<ProcessorContext<?, ?>, List<Message>>> follows = List.of();

  LedgerStore(Ledgers ledgers) {
    this.ledgers = ledgers;
  }

  static StoreBuilder<LedgerStore> builder(Ledgers ledgers) {
    return new OwnStore<>(NAME, () -> new LedgerStore(ledgers));
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    SortedRows opened = new SortedRows(context.stateDir().toPath().resolve("rows").resolve(NAME));
    Ledger over = ledgers.open(context.taskId().partition(), opened);
    rows = opened;
    ledger = over;
    context.register(
        root,
        (RecordBatchingStateRestoreCallback)
            records -> records.forEach(record -> restore(over, record)));
  }

  private static void restore(Ledger ledger, ConsumerRecord<byte[], byte[]> record) {
    if (ledger.has(record.offset())) {
      return;
    }
    ledger.apply(
        record.key(),
        record.value(),
        record.headers(),
        new FoldedRows.Position(record.offset(), Instant.ofEpochMilli(record.timestamp())),
        Derived.NOTHING);
  }

  /** What follows from the request that was folded last. */
  List<Function<ProcessorContext<?, ?>, List<Message>>> follows() {
    return follows;
  }

  void follows(List<Function<ProcessorContext<?, ?>, List<Message>>> made) {
    follows = made;
  }

  Ledger ledger() {
    return Objects.requireNonNull(ledger, "init runs first");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void flush() {
    if (rows != null) {
      rows.flush();
    }
  }

  @Override
  public void close() {
    if (ledger != null) {
      ledger.close();
    }
    if (rows != null) {
      rows.close();
    }
  }

  @Override
  public boolean persistent() {
    return true;
  }

  @Override
  public boolean isOpen() {
    return rows != null && rows.isOpen();
  }
}
