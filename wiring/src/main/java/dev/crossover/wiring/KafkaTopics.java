package dev.crossover.wiring;

import dev.crossover.model.Topics;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;

/** The declared topics as they are to be on the cluster. */
@Configuration(proxyBeanMethods = false)
class KafkaTopics {

  @Bean
  Installation installation(@Value("${crossover.prefix}") String prefix) {
    return new Installation(prefix);
  }

  static List<NewTopic> declared(Installation installation, int partitions, int replicas) {
    return Topics.ALL.stream()
        .map(topic ->
            TopicBuilder.name(installation.topic(topic))
                .partitions(partitions)
                .replicas(replicas)
                .configs(topic.settings())
                .configs(ClientSettings.insyncReplicas(replicas))
                .build())
        .toList();
  }
}
