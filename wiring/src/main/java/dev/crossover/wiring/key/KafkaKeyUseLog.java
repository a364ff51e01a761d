package dev.crossover.wiring.key;

import dev.crossover.model.Topics;
import dev.crossover.model.record.KeyUse;
import dev.crossover.wiring.TopicWriter;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Keeps in Kafka when keys were shown last. */
@Component
class KafkaKeyUseLog implements KeyUseLog {

  private final TopicWriter topics;

  KafkaKeyUseLog(TopicWriter topics) {
    this.topics = topics;
  }

  @Override
  public void keep(String key, KeyUse use) throws IOException {
    topics.write(Topics.KEY_USES, Map.of(key, use));
  }
}
