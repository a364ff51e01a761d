package dev.crossover.ingest.xapi.document;

import dev.crossover.model.Topics;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.RecordForm;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Decides about changes of documents. All changes of one document stand in one partition, which one
 * task of all instances reads; so two clients that write at once through two instances are answered
 * in one order, and only the first one's tag still matches.
 */
final class DocumentTopology {

  private static final String STORE = "documents-store";
  private static final Serde<DocumentState> STATE = Json.serde(DocumentState.class);

  static void addTo(StreamsBuilder builder, Installation installation) {
    builder.stream(
            installation.topic(Topics.DOCUMENT_CHANGES),
            Consumed.with(
                    Serdes.String(),
                    RecordForm.serde(Topics.DOCUMENT_CHANGES, Json.serde(DocumentChange.class)))
                .withName("read-document-changes"))
        .process(new Decide(), Named.as("decide-document-change"))
        .to(
            installation.topic(Topics.DOCUMENTS),
            Produced.with(Serdes.String(), RecordForm.serde(Topics.DOCUMENTS, STATE))
                .withName("write-documents"));
  }

  private static final class Decide
      implements ProcessorSupplier<String, DocumentChange, String, DocumentState> {

    @Override
    public Processor<String, DocumentChange, String, DocumentState> get() {
      return new Decider();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(
          Stores.keyValueStoreBuilder(
              Stores.persistentKeyValueStore(STORE), Serdes.String(), STATE));
    }
  }

  private static final class Decider
      implements Processor<String, DocumentChange, String, DocumentState> {

    private @Nullable ProcessorContext<String, DocumentState> context;
    private @Nullable KeyValueStore<String, DocumentState> states;

    @Override
    public void init(ProcessorContext<String, DocumentState> processing) {
      context = processing;
      states = processing.getStateStore(STORE);
    }

    @Override
    @SuppressWarnings("NullAway") // init runs first
    public void process(Record<String, DocumentChange> record) {
      DocumentState after = DocumentState.decide(states.get(record.key()), record.value());
      states.put(record.key(), after);
      context.forward(record.withValue(after));
    }
  }

  private DocumentTopology() {}
}
