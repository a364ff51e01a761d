package dev.crossover.wiring;

import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.crossover.model.Topic;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.stereotype.Component;

/**
 * Topics and least rights of one service: what its topology says, and what {@link KafkaUse} adds.
 * To be asked once the topology is built.
 */
@Component
public class KafkaNeeds {

  private final String service;
  private final Installation installation;
  private final int partitions;
  private final List<NewTopic> declared;
  private final StreamsBuilderFactoryBean streams;
  private final List<KafkaUse> uses;

  KafkaNeeds(
      @Value("${spring.application.name}") String service,
      @Value("${crossover.topics.partitions}") int partitions,
      @Value("${crossover.topics.replicas}") int replicas,
      Installation installation,
      StreamsBuilderFactoryBean streams,
      ObjectProvider<KafkaUse> uses) {
    this.service = service;
    this.installation = installation;
    this.partitions = partitions;
    this.declared = KafkaTopics.declared(installation, partitions, replicas);
    this.streams = streams;
    this.uses = uses.stream().toList();
  }

  /** Name of the service, the same in every installation. */
  public String service() {
    return service;
  }

  /** All declared topics, whichever service uses them. */
  public List<NewTopic> declaredTopics() {
    return declared;
  }

  /** Changelogs and repartition topics of this service. */
  public List<NewTopic> internalTopics() {
    return topology().internal();
  }

  /**
   * What the names of changelogs and repartition topics of this service begin with, in any version.
   */
  String internalStart() {
    return installation.name(service) + "-";
  }

  /** Topics whose partitions one task reads or writes together. */
  List<Set<String>> joined() {
    return topology().joined();
  }

  /** What this service must be allowed to do, and no more. */
  public Map<ResourcePattern, Set<AclOperation>> rights() {
    TopologyTopics topology = topology();
    StreamsConfig config = config();
    Map<String, Set<AclOperation>> topics = new TreeMap<>();
    topology.reads().forEach(topic -> allow(topics, topic, READ));
    topology.writes().forEach(topic -> allow(topics, topic, WRITE));
    String aside = config.getString(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
    if (aside != null) {
      allow(topics, aside, WRITE);
    }
    for (KafkaUse use : uses) {
      use.reads().forEach(topic -> allow(topics, name(topic), READ));
      use.writes().forEach(topic -> allow(topics, name(topic), WRITE));
    }

    Map<ResourcePattern, Set<AclOperation>> rights = new LinkedHashMap<>();
    topics.forEach((topic, may) -> rights.put(literal(ResourceType.TOPIC, topic), may));
    String application = config.getString(StreamsConfig.APPLICATION_ID_CONFIG);
    if (!topology.internal().isEmpty()) {
      Set<AclOperation> may = EnumSet.of(READ, WRITE, DESCRIBE, DESCRIBE_CONFIGS);
      if (topology.repartitions()) {
        may.add(DELETE); // of records that were processed
      }
      rights.put(prefixed(ResourceType.TOPIC, application + "-"), may);
    }
    if (topology.grouped()) {
      rights.put(literal(ResourceType.GROUP, application), EnumSet.of(READ, DESCRIBE));
      if (config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG).startsWith("exactly_once")) {
        rights.put(transactions(application + "-"), EnumSet.of(WRITE, DESCRIBE));
      }
    }
    for (KafkaUse use : uses) {
      use.groups().stream()
          .sorted()
          .map(group -> literal(ResourceType.GROUP, installation.name(group)))
          .forEach(group -> rights.put(group, EnumSet.of(READ, DESCRIBE)));
      use.transactions().stream()
          .map(start -> transactions(installation.name(start)))
          .forEach(start -> rights.put(start, EnumSet.of(WRITE, DESCRIBE)));
    }
    return rights;
  }

  private TopologyTopics topology() {
    return TopologyTopics.of(streams.getTopology(), config(), partitions);
  }

  private StreamsConfig config() {
    Properties settings = streams.getStreamsConfiguration();
    return new StreamsConfig(settings);
  }

  private String name(Topic topic) {
    return installation.topic(topic);
  }

  private static void allow(
      Map<String, Set<AclOperation>> topics, String topic, AclOperation operation) {
    topics.computeIfAbsent(topic, _ -> EnumSet.of(DESCRIBE, DESCRIBE_CONFIGS)).add(operation);
  }

  private static ResourcePattern literal(ResourceType type, String name) {
    return new ResourcePattern(type, name, PatternType.LITERAL);
  }

  private static ResourcePattern prefixed(ResourceType type, String start) {
    return new ResourcePattern(type, start, PatternType.PREFIXED);
  }

  private static ResourcePattern transactions(String start) {
    return prefixed(ResourceType.TRANSACTIONAL_ID, start);
  }
}
