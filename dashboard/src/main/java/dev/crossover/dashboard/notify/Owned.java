package dev.crossover.dashboard.notify;

import dev.crossover.model.Topics;
import dev.crossover.wiring.Installation;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListener;

/**
 * Which instance tells what: Kafka shares the partitions of the episodes out among them, and each
 * tells of the learners that fall on its own. It reads nothing from them, for each instance has the
 * table of episodes.
 */
final class Owned {

  static final String GROUP = "crossover-notify";

  private final ConcurrentMessageListenerContainer<String, byte[]> container;
  private final Set<Integer> partitions = ConcurrentHashMap.newKeySet();
  private volatile int all;

  /**
   * Prepares for it.
   *
   * @param gained told after this instance got partitions
   */
  Owned(KafkaProperties kafka, Installation installation, Runnable gained) {
    String topic = installation.topic(Topics.STALL_EPISODES);
    ContainerProperties properties = new ContainerProperties(topic);
    properties.setGroupId(installation.name(GROUP));
    properties.setMessageListener((MessageListener<String, byte[]>) _ -> {});
    properties.setConsumerRebalanceListener(
        new ConsumerAwareRebalanceListener() {
          @Override
          public void onPartitionsAssigned(
              Consumer<?, ?> consumer, Collection<TopicPartition> got) {
            consumer.pause(got);
            all = consumer.partitionsFor(topic).size();
            got.forEach(p -> partitions.add(p.partition()));
            gained.run();
          }

          @Override
          public void onPartitionsRevokedBeforeCommit(
              Consumer<?, ?> consumer, Collection<TopicPartition> gone) {
            gone.forEach(p -> partitions.remove(p.partition()));
          }

          @Override
          public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> gone) {
            gone.forEach(p -> partitions.remove(p.partition()));
          }
        });
    Map<String, Object> settings = kafka.buildConsumerProperties();
    this.container =
        new ConcurrentMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<>(
                settings, new StringDeserializer(), new ByteArrayDeserializer()),
            properties);
    container.setBeanName("notify");
  }

  /** Whether it is for this instance to tell something of a learner, or to somebody. */
  boolean has(String key) {
    int n = all;
    return n > 0 && partitions.contains(Math.floorMod(key.hashCode(), n));
  }

  void start() {
    container.start();
  }

  void stop() {
    container.stop();
    partitions.clear();
  }
}
