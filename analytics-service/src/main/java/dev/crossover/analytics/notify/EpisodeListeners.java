package dev.crossover.analytics.notify;

import dev.crossover.model.Topics;
import dev.crossover.model.episode.Episode;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.KafkaUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * One consumer for each channel that is on, so that a mail server that is down holds back mail and
 * nothing else. A message that fails is tried again without end, with growing pauses.
 */
@Component
class EpisodeListeners implements SmartLifecycle {

  private static final long FIRST_PAUSE_MS = 1_000;
  private static final long LONGEST_PAUSE_MS = 60_000;

  private final List<ConcurrentMessageListenerContainer<String, Episode>> containers;

  EpisodeListeners(
      List<Channel> channels, Notifier notifier, KafkaProperties kafka, Installation installation) {
    List<Channel> on = channels.stream().filter(Channel::on).toList();
    on.forEach(notifier::known);
    this.containers =
        on.stream().map(channel -> container(channel, notifier, kafka, installation)).toList();
  }

  private static ConcurrentMessageListenerContainer<String, Episode> container(
      Channel channel, Notifier notifier, KafkaProperties kafka, Installation installation) {
    ContainerProperties properties =
        new ContainerProperties(installation.topic(Topics.STALL_EPISODES));
    properties.setGroupId(installation.name(group(channel)));
    properties.setMessageListener(
        (MessageListener<String, Episode>)
            record -> {
              try {
                if (record.value() != null) {
                  notifier.tell(channel, record.value());
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
              }
            });
    ConcurrentMessageListenerContainer<String, Episode> container =
        new ConcurrentMessageListenerContainer<>(consumers(kafka), properties);
    ExponentialBackOff pauses = new ExponentialBackOff(FIRST_PAUSE_MS, 2);
    pauses.setMaxInterval(LONGEST_PAUSE_MS);
    container.setCommonErrorHandler(new DefaultErrorHandler(pauses));
    container.setBeanName("notify-" + channel.name());
    return container;
  }

  /** What the notifier does beside its tables' topology. */
  @Bean
  static KafkaUse notifierUse(List<Channel> channels) {
    return new KafkaUse(
        Set.of(Topics.STALL_EPISODES, Topics.PEOPLE, Topics.NOTIFICATIONS, Topics.RECORDS),
        Set.of(Topics.NOTIFICATIONS),
        channels.stream().map(EpisodeListeners::group).collect(Collectors.toSet()),
        Set.of());
  }

  private static String group(Channel channel) {
    return "crossover-notify-" + channel.name();
  }

  private static DefaultKafkaConsumerFactory<String, Episode> consumers(KafkaProperties kafka) {
    Map<String, Object> settings = kafka.buildConsumerProperties();
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new DefaultKafkaConsumerFactory<>(
        settings, new StringDeserializer(), Json.serde(Episode.class).deserializer());
  }

  @Override
  public void start() {
    containers.forEach(ConcurrentMessageListenerContainer::start);
  }

  @Override
  public void stop() {
    containers.forEach(ConcurrentMessageListenerContainer::stop);
  }

  @Override
  public boolean isRunning() {
    return containers.stream().anyMatch(ConcurrentMessageListenerContainer::isRunning);
  }
}
