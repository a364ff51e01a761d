package dev.crossover.wiring;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * Creates the topics that do not exist yet, where it may; whichever service starts first does it.
 * Then looks whether this service can run on what is there, and refuses to start where it cannot.
 */
@Component
class ReadyTopics implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ReadyTopics.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  private final KafkaAdmin admin;
  private final KafkaNeeds needs;
  private final boolean create;
  private final String brokers;
  private volatile boolean running;

  ReadyTopics(
      KafkaAdmin admin,
      KafkaNeeds needs,
      @Value("${crossover.topics.create}") boolean create,
      @Value("${spring.kafka.bootstrap-servers}") String brokers) {
    this.admin = admin;
    this.needs = needs;
    this.create = create;
    this.brokers = brokers;
  }

  /**
   * Creates and checks.
   *
   * @throws StartRefused with the first thing that is wrong
   */
  @Override
  public void start() {
    Admin client = Admin.create(admin.getConfigurationProperties());
    try {
      ClusterState cluster = new ClusterState(client, brokers);
      if (create) {
        cluster.create(needs.declaredTopics());
      }
      check(cluster);
      running = true;
    } finally {
      client.close(CLOSE_WITHIN);
    }
  }

  private void check(ClusterState cluster) {
    Map<ResourcePattern, Set<AclOperation>> rights = needs.rights();
    List<NewTopic> internal = needs.internalTopics();
    // Kafka Streams creates its own where this service may create topics.
    Map<String, Set<AclOperation>> needed = topics(rights, create ? List.of() : internal);
    Set<String> missing = cluster.missing(needed.keySet(), create);
    if (!missing.isEmpty()) {
      throw new StartRefused(
          "topics %s do not exist and CROSSOVER_TOPICS_CREATE is false; ./crossover topics print shows how to create them"
              .formatted(missing));
    }
    refuse(cluster.lackingRights(needed, rights));
    refuse(
        TopicCheck.ofAnotherVersion(
            cluster.names(),
            needs.internalStart(),
            internal.stream().map(NewTopic::name).collect(Collectors.toSet())));
    Set<String> present = new TreeSet<>(needed.keySet());
    if (create) {
      Set<String> own = internal.stream().map(NewTopic::name).collect(Collectors.toSet());
      present.addAll(own);
      present.removeAll(cluster.missing(own, false));
    }
    Map<String, Map<String, String>> declared =
        needs.declaredTopics().stream()
            .collect(Collectors.toMap(NewTopic::name, ReadyTopics::decided));
    Map<String, TopicCheck.Found> found = cluster.found(present);
    refuse(TopicCheck.problems(found, declared, needs.joined()));
    TopicCheck.fewerReplicas(found, needs.declaredTopics()).ifPresent(log::warn);
  }

  /** What {@link TopicCheck} judges otherwise is left out: how many replicas must have a record. */
  private static Map<String, String> decided(NewTopic topic) {
    Map<String, String> settings = new TreeMap<>(topic.configs());
    settings.keySet().removeAll(ClientSettings.insyncReplicas(Integer.MAX_VALUE).keySet());
    return settings;
  }

  private static Map<String, Set<AclOperation>> topics(
      Map<ResourcePattern, Set<AclOperation>> rights, List<NewTopic> internal) {
    Map<String, Set<AclOperation>> topics = new TreeMap<>();
    rights.forEach((on, operations) -> {
      if (on.resourceType() == ResourceType.TOPIC) {
        Stream<String> names =
            on.patternType() == PatternType.LITERAL
                ? Stream.of(on.name())
                : internal.stream().map(NewTopic::name);
        names.forEach(name -> topics.put(name, operations));
      }
    });
    return topics;
  }

  /** One sentence in the log; with more than one problem, the others follow it. */
  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new StartRefused(String.join("; ", problems));
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before anything that reads or writes a topic. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
