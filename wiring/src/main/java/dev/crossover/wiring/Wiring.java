package dev.crossover.wiring;

import dev.crossover.wiring.key.KafkaKeyUseLog;
import dev.crossover.wiring.key.KeyRing;
import dev.crossover.wiring.key.KeySettings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.EnableKafkaStreams;

/** Applied to every service that has this module on its class path. */
@AutoConfiguration
@EnableKafkaStreams
@EnableConfigurationProperties(KeySettings.class)
@Import({
  Addresses.class,
  LocalTables.class,
  ClientSettings.class,
  KafkaTopics.class,
  KafkaNeeds.class,
  ReadyTopics.class,
  KafkaHealth.class,
  StreamsHealth.class,
  StreamsStarted.class,
  StreamsFailure.class,
  UnreadableRecords.class,
  KeyRing.class,
  KafkaKeyUseLog.class
})
public class Wiring {}
