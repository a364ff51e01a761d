package dev.crossover.analytics.notify;

import dev.crossover.model.Topics;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.PatientClients;
import dev.crossover.wiring.StreamsFailure;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.UnreadableRecords;
import dev.crossover.wiring.key.KeyRecords;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The tables the notifier reads, and keys. They are a streams client of their own, which keeps
 * names away from the fold.
 */
@Component
class NotifyTables implements SmartLifecycle, KeyRecords {

  /** Before {@link EpisodeListeners}, which read these tables. */
  private static final int PHASE = DEFAULT_PHASE - 1;

  /** As long as Spring gives the topology. */
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

  private final TableView<Learner> learners = new TableView<>(Topics.PEOPLE, Learner.class);
  private final TableView<Delivery> deliveries =
      new TableView<>(Topics.NOTIFICATIONS, Delivery.class);
  private final TableView<VersionedRecord> records =
      new TableView<>(Topics.RECORDS, VersionedRecord.class);
  private final Installation installation;
  private final Map<String, Object> settings;
  private final UnreadableRecords unreadable;
  private @Nullable KafkaStreams streams;

  NotifyTables(KafkaProperties kafka, Installation installation, UnreadableRecords unreadable) {
    this.installation = installation;
    this.unreadable = unreadable;
    this.settings = kafka.buildStreamsProperties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, installation.name("crossover-notify"));
    settings.put(StreamsConfig.CLIENT_ID_CONFIG, "crossover-notify");
    settings.put(UnreadableRecords.SETTING, unreadable);
  }

  TableView<Learner> learners() {
    return learners;
  }

  TableView<Delivery> deliveries() {
    return deliveries;
  }

  @Override
  public @Nullable VersionedRecord get(String key) {
    return records.get(key);
  }

  @Override
  public void start() {
    StreamsConfig config = new StreamsConfig(settings);
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(config));
    for (TableView<?> table : List.of(learners, deliveries, records)) {
      table.addTo(builder, installation);
      unreadable.of(installation.topic(table.topic()));
      table.connect(() -> streams);
    }
    Properties properties = new Properties();
    properties.putAll(settings);
    KafkaStreams client = new KafkaStreams(builder.build(properties), config, new PatientClients());
    StreamsFailure.watch(client);
    // Its tables have been read when this returns.
    client.start();
    streams = client;
  }

  @Override
  public void stop() {
    if (streams != null) {
      streams.close(CLOSE_WITHIN);
      streams = null;
    }
  }

  @Override
  public boolean isRunning() {
    return streams != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
