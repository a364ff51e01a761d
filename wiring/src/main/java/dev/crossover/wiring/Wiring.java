package dev.crossover.wiring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.EnableKafkaStreams;

/** Applied to every service that has this module on its class path. */
@AutoConfiguration
@EnableKafkaStreams
@Import({
  Network.class,
  QuietProducers.class,
  OwnService.class,
  Addresses.class,
  LocalTables.class,
  ClientSettings.class,
  KafkaTopics.class,
  KafkaTopicWriter.class,
  KafkaNeeds.class,
  ReadyTopics.class,
  KafkaHealth.class,
  StreamsHealth.class,
  StreamsGauge.class,
  SeriesCaps.class,
  Spans.class,
  StreamsStarted.class,
  StreamsFailure.class,
  UnreadableRecords.class
})
public class Wiring {}
