package dev.crossover.analytics;

import dev.crossover.model.Topics;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.KafkaUse;
import dev.crossover.wiring.PatientClients;
import dev.crossover.wiring.StreamsFailure;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.UnreadableRecords;
import dev.crossover.wiring.key.KeyRecords;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * The keys that open this service's metrics. They are a streams client of their own, which keeps
 * what stands beside them, addresses among it, away from the fold.
 */
@Component
class KeyTable implements SmartLifecycle, KeyRecords {

  /** As long as Spring gives the topology. */
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

  private static final String NAME = "crossover-analytics-keys";

  private final TableView<VersionedRecord> records =
      new TableView<>(Topics.RECORDS, VersionedRecord.class);
  private final Installation installation;
  private final Map<String, Object> settings;
  private final UnreadableRecords unreadable;
  private @Nullable KafkaStreams streams;

  KeyTable(KafkaProperties kafka, Installation installation, UnreadableRecords unreadable) {
    this.installation = installation;
    this.unreadable = unreadable;
    this.settings = kafka.buildStreamsProperties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, installation.name(NAME));
    settings.put(StreamsConfig.CLIENT_ID_CONFIG, NAME);
    settings.put(UnreadableRecords.SETTING, unreadable);
  }

  /** What this table reads beside the topology. */
  @Bean
  static KafkaUse keyTableUse() {
    return new KafkaUse(Set.of(Topics.RECORDS), Set.of(), Set.of(), Set.of());
  }

  @Override
  public @Nullable VersionedRecord get(String key) {
    return records.get(key);
  }

  @Override
  public void start() {
    StreamsConfig config = new StreamsConfig(settings);
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(config));
    records.addTo(builder, installation);
    unreadable.of(installation.topic(records.topic()));
    records.connect(() -> streams);
    Properties properties = new Properties();
    properties.putAll(settings);
    KafkaStreams client = new KafkaStreams(builder.build(properties), config, new PatientClients());
    StreamsFailure.watch(client);
    // Its table has been read when this returns.
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
}
