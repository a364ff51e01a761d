package dev.crossover.wiring;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.utils.SecurityUtils;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster says of topics and of this client's rights.
 *
 * @param admin asks
 * @param brokers named where none answers
 */
record ClusterState(Admin admin, String brokers) {

  private static final long PATIENCE_SECONDS = 30;

  /** Another service may have created a topic a moment ago, which not every broker knows yet. */
  private static final int TRIES = 50;

  private static final long PAUSE_MILLIS = 200;

  /**
   * Creates the declared topics that are not there. Those that are there stay as they are: a topic
   * that is given more partitions has records of one key on two of them.
   *
   * @throws StartRefused if this client may not create, or if a topic that is there has another
   *     number of partitions than is declared
   */
  void create(List<NewTopic> declared) {
    Map<String, NewTopic> missing =
        declared.stream().collect(Collectors.toMap(NewTopic::name, topic -> topic));
    for (int tries = 0; tries < TRIES && !missing.isEmpty(); tries++) {
      if (tries > 0) {
        pause(); // another service has just created them
      }
      Map<String, Integer> there = new TreeMap<>();
      described(missing.keySet())
          .forEach((name, topic) -> there.put(name, topic.partitions().size()));
      TopicCheck.otherPartitions(there, missing)
          .ifPresent(problem -> {
            throw new StartRefused(problem);
          });
      missing.keySet().removeAll(there.keySet());
      admin
          .createTopics(missing.values())
          .values()
          .forEach((name, created) -> {
            if (done(created)) {
              missing.remove(name);
            }
          });
    }
  }

  /** Whether this client created it; false where another one was first. */
  private boolean done(KafkaFuture<Void> creation) {
    return await(
            creation.thenApply(_ -> true),
            TopicExistsException.class,
            "create topics; create them as ./crossover topics print shows, and set CROSSOVER_TOPICS_CREATE=false")
        != null;
  }

  /**
   * Those of the topics that do not exist.
   *
   * @param patiently whether they were just created
   * @throws StartRefused if this client may not even ask
   */
  Set<String> missing(Collection<String> topics, boolean patiently) {
    Set<String> missing = new TreeSet<>(topics);
    for (int tries = 0; tries < (patiently ? TRIES : 1) && !missing.isEmpty(); tries++) {
      if (tries > 0) {
        pause();
      }
      missing.removeAll(described(missing).keySet());
    }
    return missing;
  }

  /** Names of all topics that this client may see. */
  Set<String> names() {
    return required(admin.listTopics().names());
  }

  /** Those of the topics that exist. */
  private Map<String, TopicDescription> described(Collection<String> topics) {
    Map<String, TopicDescription> found = new TreeMap<>();
    admin
        .describeTopics(List.copyOf(topics))
        .topicNameValues()
        .forEach((topic, answer) -> {
          TopicDescription description =
              await(answer, UnknownTopicOrPartitionException.class, "Describe topic " + topic);
          if (description != null) {
            found.put(topic, description);
          }
        });
    return found;
  }

  /** What this client may not do although it must, one sentence for each. */
  List<String> lackingRights(
      Map<String, Set<AclOperation>> topics, Map<ResourcePattern, Set<AclOperation>> rights) {
    List<String> lacking = new ArrayList<>();
    admin
        .describeTopics(
            topics.keySet(), new DescribeTopicsOptions().includeAuthorizedOperations(true))
        .topicNameValues()
        .forEach((topic, answer) -> {
          TopicDescription found =
              await(answer, UnknownTopicOrPartitionException.class, "Describe topic " + topic);
          lack(
                  "topic " + topic,
                  found == null ? null : found.authorizedOperations(),
                  topics.get(topic))
              .forEach(lacking::add);
        });
    rights.forEach((on, operations) -> {
      switch (on.resourceType()) {
        case GROUP -> lacking.addAll(group(on.name(), operations));
        case TRANSACTIONAL_ID -> transactions(on.name());
        default -> {}
      }
    });
    return lacking.stream().sorted().toList();
  }

  private List<String> group(String name, Set<AclOperation> operations) {
    KafkaFuture<ConsumerGroupDescription> answer =
        requireNonNull(
            admin
                .describeConsumerGroups(
                    List.of(name),
                    new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                .describedGroups()
                .get(name));
    ConsumerGroupDescription group =
        await(answer, GroupIdNotFoundException.class, "Read group " + name);
    return lack("group " + name, group == null ? null : group.authorizedOperations(), operations);
  }

  private void transactions(String prefix) {
    String any = prefix + "check";
    await(
        admin.describeTransactions(List.of(any)).description(any),
        TransactionalIdNotFoundException.class,
        "Write transactional ids that begin with " + prefix);
  }

  private static List<String> lack(
      String what, @Nullable Set<AclOperation> allowed, @Nullable Set<AclOperation> needed) {
    if (allowed == null || needed == null) {
      return List.of(); // the cluster does not tell
    }
    return needed.stream()
        .filter(operation -> !allowed.contains(operation))
        .map(operation ->
            "this service may not " + SecurityUtils.operationName(operation) + " " + what)
        .toList();
  }

  /** Topics as they are. */
  Map<String, TopicCheck.Found> found(Collection<String> topics) {
    Map<String, TopicDescription> descriptions =
        required(admin.describeTopics(topics).allTopicNames());
    Map<ConfigResource, Config> settings =
        required(
            admin
                .describeConfigs(
                    topics.stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                        .toList())
                .all());
    Map<String, TopicCheck.Found> found = new HashMap<>();
    settings.forEach((resource, config) -> {
      TopicDescription topic = requireNonNull(descriptions.get(resource.name()));
      found.put(
          resource.name(),
          new TopicCheck.Found(
              topic.partitions().size(),
              topic.partitions().getFirst().replicas().size(),
              config.entries().stream()
                  .filter(entry -> entry.value() != null)
                  .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value))));
    });
    return found;
  }

  private <T> T required(KafkaFuture<T> answer) {
    T value =
        await(answer, UnknownTopicOrPartitionException.class, "DescribeConfigs of its topics");
    if (value == null) {
      throw new StartRefused("a topic was deleted while this service started");
    }
    return value;
  }

  /**
   * An answer; null if it is that there is no such thing.
   *
   * @throws StartRefused if this client may not ask, or has no answer in time
   */
  private <T> @Nullable T await(
      KafkaFuture<T> answer, Class<? extends Exception> none, String operation) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (none.isInstance(e.getCause())) {
        return null;
      }
      if (e.getCause() instanceof AuthorizationException) {
        throw new StartRefused("this service may not " + operation);
      }
      throw noAnswer(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw noAnswer(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private StartRefused noAnswer(Throwable why) {
    String said = why.getMessage();
    return new StartRefused(
        switch (why) {
          case SslAuthenticationException _ ->
              "TLS with Kafka at %s failed: %s".formatted(brokers, said);
          case AuthenticationException _ ->
              "Kafka at %s refused this service's login: %s".formatted(brokers, said);
          default ->
              "Kafka at %s does not answer as it should (%s: %s)"
                  .formatted(brokers, why.getClass().getSimpleName(), said);
        });
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
