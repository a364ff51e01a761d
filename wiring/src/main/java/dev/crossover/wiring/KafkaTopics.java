package dev.crossover.wiring;

import dev.crossover.model.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** Creates the topics that do not exist yet; whichever service starts first does it. */
@Configuration(proxyBeanMethods = false)
class KafkaTopics {

  @Bean
  NewTopics topics(
      @Value("${crossover.topics.partitions}") int partitions,
      @Value("${crossover.topics.replicas}") int replicas) {
    return new NewTopics(
        Topics.ALL.stream()
            .map(topic ->
                TopicBuilder.name(topic.name())
                    .partitions(partitions)
                    .replicas(replicas)
                    .configs(topic.settings())
                    .build())
            .toArray(NewTopic[]::new));
  }
}
