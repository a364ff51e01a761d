package dev.crossover.wiring;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

/**
 * Puts what an installation says of its cluster into the settings of every client. The file's
 * values reach Kafka as they stand there, so that its own providers resolve what they refer to:
 * Spring would read <code>${directory:/run/secrets:kafka}</code> as one of its own placeholders.
 */
@Configuration(proxyBeanMethods = false)
class ClientSettings {

  /** From so many replicas on, one broker may be away without a pause. */
  private static final int REPLICAS_OF_A_CLUSTER = 3;

  /** What the product's guarantees rest on, and where the brokers are. */
  private static final Set<String> OURS =
      Set.of(
          CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
          CommonClientConfigs.CLIENT_ID_CONFIG,
          CommonClientConfigs.GROUP_ID_CONFIG,
          CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG,
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          ConsumerConfig.ISOLATION_LEVEL_CONFIG,
          ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
          ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
          ProducerConfig.ACKS_CONFIG,
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          ProducerConfig.TRANSACTIONAL_ID_CONFIG,
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.PARTITIONER_CLASS_CONFIG,
          ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG,
          StreamsConfig.APPLICATION_ID_CONFIG,
          StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
          StreamsConfig.GROUP_PROTOCOL_CONFIG,
          StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
          StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
          StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
          StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);

  /**
   * Before the names of settings that a streams client takes for one of its clients alone, over
   * those without it.
   */
  private static final List<String> OF_ONE_CLIENT =
      List.of(
          StreamsConfig.MAIN_CONSUMER_PREFIX,
          StreamsConfig.RESTORE_CONSUMER_PREFIX,
          StreamsConfig.GLOBAL_CONSUMER_PREFIX,
          StreamsConfig.CONSUMER_PREFIX,
          StreamsConfig.PRODUCER_PREFIX,
          StreamsConfig.ADMIN_CLIENT_PREFIX);

  /** Of internal topics: what keeps them whole. */
  private static final Set<String> OURS_OF_TOPICS =
      Set.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.RETENTION_MS_CONFIG,
          TopicConfig.RETENTION_BYTES_CONFIG,
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
          TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
          TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);

  @Bean
  static BeanPostProcessor clientSettingsOfInstallation(Environment environment) {
    Map<String, String> file = file(environment.getRequiredProperty("crossover.kafka-settings"));
    int replicas = environment.getRequiredProperty("crossover.topics.replicas", Integer.class);
    String instance = environment.getRequiredProperty("crossover.instance");
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof KafkaProperties kafka) {
          kafka.getProperties().putAll(file);
          replicated(kafka, replicas);
          named(kafka, instance);
        }
        return bean;
      }
    };
  }

  /**
   * An instance without a name is a new member when it comes back, so nobody need wait for the old
   * one.
   */
  @Bean
  static StreamsBuilderFactoryBeanConfigurer leaveGroupAtEnd(
      @Value("${crossover.instance}") String instance) {
    return factory -> factory.setLeaveGroupOnClose(instance.isEmpty());
  }

  @Bean
  static StreamsBuilderFactoryBeanConfigurer waitLongerWhileIdle() {
    return factory -> factory.setClientSupplier(new PatientClients());
  }

  /** Internal topics are as durable as the others. */
  private static void replicated(KafkaProperties kafka, int replicas) {
    Map<String, String> streams = kafka.getStreams().getProperties();
    streams.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, String.valueOf(replicas));
    insyncReplicas(replicas)
        .forEach((key, value) -> streams.put(StreamsConfig.TOPIC_PREFIX + key, value));
  }

  /** The setting of a topic that has so many replicas; none where the cluster's own will do. */
  static Map<String, String> insyncReplicas(int replicas) {
    return replicas < REPLICAS_OF_A_CLUSTER
        ? Map.of()
        : Map.of(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
  }

  /** An instance that comes back under its name gets its partitions back without a rebalance. */
  private static void named(KafkaProperties kafka, String instance) {
    if (!instance.isEmpty()) {
      kafka
          .getStreams()
          .getProperties()
          .put(
              StreamsConfig.mainConsumerPrefix(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG),
              instance);
      kafka
          .getConsumer()
          .getProperties()
          .put(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG, instance);
    }
  }

  /**
   * Settings of a file in the form of Java properties.
   *
   * @param path of the file; empty for none
   * @throws StartRefused if it cannot be read, or sets what it must not
   */
  static Map<String, String> file(String path) {
    if (path.isEmpty()) {
      return Map.of();
    }
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(path))) {
      read.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new StartRefused(
          "CROSSOVER_KAFKA_SETTINGS names %s, which cannot be read (%s)"
              .formatted(path, e.getClass().getSimpleName()));
    }
    Set<String> refused = new TreeSet<>(read.stringPropertyNames());
    refused.removeIf(setting -> !ours(setting));
    if (!refused.isEmpty()) {
      throw new StartRefused(
          "%s sets %s, which Crossover sets itself; take it out (brokers are named by CROSSOVER_KAFKA)"
              .formatted(path, String.join(", ", refused)));
    }
    return read.stringPropertyNames().stream()
        .collect(Collectors.toMap(key -> key, read::getProperty, (a, _) -> a, TreeMap::new));
  }

  private static boolean ours(String setting) {
    if (setting.startsWith(StreamsConfig.TOPIC_PREFIX)) {
      return OURS_OF_TOPICS.contains(setting.substring(StreamsConfig.TOPIC_PREFIX.length()));
    }
    return OURS.contains(
        OF_ONE_CLIENT.stream()
            .filter(setting::startsWith)
            .findFirst()
            .map(prefix -> setting.substring(prefix.length()))
            .orElse(setting));
  }
}
