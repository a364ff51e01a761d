package dev.crossover.wiring.key;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** Applied to every service, which says by {@link KeyRecords} where its keys are. */
@AutoConfiguration
@EnableConfigurationProperties(KeySettings.class)
@Import({KeyRing.class, KafkaKeyUseLog.class})
public class KeyWiring {}
