package dev.crossover.ingest.ledger;

import dev.crossover.ingest.ledger.Derived.Message;
import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.RecordForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

/**
 * Reads the log of requests into the ledgers, and publishes what follows from it. The log is also
 * what the ledgers are restored from, so there is no changelog beside it.
 */
@Configuration(proxyBeanMethods = false)
public class LedgerTopology
    implements StreamsBuilderFactoryBeanConfigurer, KafkaStreamsInfrastructureCustomizer {

  private static final String READ = "read-requests";
  private static final String FOLD = "fold-requests";
  private static final String DERIVE = "derive-from-requests";

  /** It starts before requests come, and stops when those that are open have been answered. */
  private static final int BEFORE_THE_WEB_SERVER = SmartLifecycle.DEFAULT_PHASE - 4096;

  /** What follows from requests. */
  private static final List<Topic> DERIVED =
      List.of(
          Topics.LEARNER_LOG, Topics.SEEN_ACCOUNTS, Topics.UNMATCHED_EVENTS, Topics.INTAKE_RESULTS);

  private final Ledgers ledgers;
  private final ReachedAt here;
  private final Installation installation;

  LedgerTopology(Ledgers ledgers, ReachedAt here, Installation installation) {
    this.ledgers = ledgers;
    this.here = here;
    this.installation = installation;
  }

  @Override
  public void configure(StreamsBuilderFactoryBean factory) {
    factory.setInfrastructureCustomizer(this);
    factory.setPhase(BEFORE_THE_WEB_SERVER);
    Properties copy = Objects.requireNonNull(factory.getStreamsConfiguration());
    copy.put(
        StreamsConfig.APPLICATION_SERVER_CONFIG, here.host().host() + ":" + here.host().port());
    factory.setStreamsConfiguration(copy);
  }

  @Override
  public void configureTopology(Topology topology) {
    topology.addReadOnlyStateStore(
        LedgerStore.builder(ledgers),
        READ,
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        installation.topic(Topics.REQUESTS),
        FOLD,
        () -> new Fold(ledgers));
    // The second of what the source hands records to, so it is asked after the fold.
    topology.addProcessor(DERIVE, Publish::new, READ);
    topology.connectProcessorAndStateStores(DERIVE, LedgerStore.NAME);
    for (Topic topic : DERIVED) {
      topology.addSink(
          sink(topic),
          installation.topic(topic),
          new StringSerializer(),
          new ByteArraySerializer(),
          DERIVE);
    }
  }

  private static String sink(Topic topic) {
    return "write-derived-" + topic.name();
  }

  /** Folds requests in the order of the log; its presence makes this instance the owner. */
  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
  private static final class Fold implements Processor<byte[], byte[], Void, Void> {

    private final Ledgers ledgers;
    private ProcessorContext<Void, Void> context;
    private LedgerStore store;

    Fold(Ledgers ledgers) {
      this.ledgers = ledgers;
    }

    @Override
    public void init(ProcessorContext<Void, Void> processing) {
      context = processing;
      store = processing.getStateStore(LedgerStore.NAME);
      ledgers.own(store.ledger());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      List<Function<ProcessorContext<?, ?>, List<Message>>> follows = new ArrayList<>();
      store.follows(follows);
      RecordMetadata at = context.recordMetadata().orElseThrow();
      store
          .ledger()
          .apply(
              record.key(),
              record.value(),
              record.headers(),
              new FoldedRows.Position(at.offset(), Instant.ofEpochMilli(record.timestamp())),
              follows::add);
    }

    @Override
    public void close() {
      ledgers.disown(store.ledger());
    }
  }

  /** Publishes what follows from the request that was folded last. */
  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
  private static final class Publish implements Processor<byte[], byte[], String, byte[]> {

    private ProcessorContext<String, byte[]> context;
    private LedgerStore store;

    @Override
    public void init(ProcessorContext<String, byte[]> processing) {
      context = processing;
      store = processing.getStateStore(LedgerStore.NAME);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      Set<String> accounts = new HashSet<>();
      for (Function<ProcessorContext<?, ?>, List<Message>> made : store.follows()) {
        for (Message message : made.apply(context)) {
          // An account of several events is told once.
          if (!message.topic().equals(Topics.SEEN_ACCOUNTS) || accounts.add(message.key())) {
            forward(message, record.timestamp());
          }
        }
      }
    }

    private void forward(Message message, long timestamp) {
      context.forward(
          new Record<>(
              message.key(),
              Json.MAPPER.writeValueAsBytes(message.value()),
              timestamp,
              RecordForm.mark(message.topic(), new RecordHeaders())),
          sink(message.topic()));
    }
  }
}
