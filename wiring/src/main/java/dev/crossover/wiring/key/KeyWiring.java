package dev.crossover.wiring.key;

import dev.crossover.model.Topics;
import dev.crossover.wiring.KafkaUse;
import java.util.Set;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Applied to every service, which says by {@link KeyRecords} where its keys are. */
@AutoConfiguration
@EnableConfigurationProperties(KeySettings.class)
@Import({KeyRing.class, KafkaKeyUseLog.class})
public class KeyWiring {

  @Bean
  KafkaUse keysUse() {
    return new KafkaUse(Set.of(), Set.of(Topics.KEY_USES), Set.of(), Set.of());
  }
}
