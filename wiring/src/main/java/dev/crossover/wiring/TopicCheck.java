package dev.crossover.wiring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Finds what is wrong with topics as they are, one sentence for each. */
final class TopicCheck {

  private static final int REPLICAS_OF_A_CLUSTER = 3;

  /** Ends the names of topics that Kafka Streams makes for an application. */
  private static final Pattern INTERNAL = Pattern.compile("-(changelog|repartition)$");

  /**
   * A topic as it is.
   *
   * @param settings all of them, defaults too
   */
  record Found(int partitions, int replicas, Map<String, String> settings) {}

  /**
   * What must be put right before a service can run on these topics.
   *
   * @param topics by name
   * @param declared settings that topics must have, by name of the topic
   * @param joined topics whose partitions must be equal in number; those that are not there are
   *     left out
   */
  static List<String> problems(
      Map<String, Found> topics,
      Map<String, Map<String, String>> declared,
      Collection<Set<String>> joined) {
    List<String> problems = new ArrayList<>();
    for (Set<String> together : joined) {
      partitions(topics, together, problems);
    }
    new TreeMap<>(topics)
        .forEach((name, found) -> {
          durability(name, found, problems);
          settings(name, found, declared.getOrDefault(name, Map.of()), problems);
        });
    return problems;
  }

  /**
   * What must go before a service can run: what it would never read, and what tells that the state
   * that goes with it was made by another version.
   *
   * @param there names of topics
   * @param start what the names of the service's internal topics begin with
   * @param internal those that this version has
   */
  static List<String> ofAnotherVersion(Set<String> there, String start, Set<String> internal) {
    List<String> other =
        there.stream()
            .filter(name -> name.startsWith(start) && INTERNAL.matcher(name).find())
            .filter(name -> !internal.contains(name))
            .sorted()
            .toList();
    return other.isEmpty()
        ? List.of()
        : List.of(
            "topics %s hold state of another version of this service; it is made again from the log when they are deleted as RUNBOOK.md says under \"State of another version\""
                .formatted(String.join(", ", other)));
  }

  /**
   * What to say where topics have another number of partitions than they would be created with.
   *
   * @param there partitions of those that exist
   * @param declared as they would be created, by name
   */
  static Optional<String> otherPartitions(
      Map<String, Integer> there, Map<String, NewTopic> declared) {
    Map<String, Integer> other = new TreeMap<>(there);
    other.entrySet().removeIf(topic -> partitions(declared, topic.getKey()) == topic.getValue());
    return other.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "CROSSOVER_PARTITIONS is %d, but topics keep the number that they were created with: %s; set CROSSOVER_PARTITIONS to that, or CROSSOVER_TOPICS_CREATE=false where others create topics"
                .formatted(partitions(declared, other.keySet().iterator().next()), counted(other)));
  }

  private static int partitions(Map<String, NewTopic> declared, String name) {
    return Objects.requireNonNull(declared.get(name)).numPartitions();
  }

  /** What to say where topics have fewer replicas than they would be created with. */
  static Optional<String> fewerReplicas(Map<String, Found> topics, List<NewTopic> declared) {
    Map<String, Integer> fewer = new TreeMap<>();
    int wanted = 0;
    for (NewTopic topic : declared) {
      Found found = topics.get(topic.name());
      if (found != null && found.replicas() < topic.replicationFactor()) {
        wanted = topic.replicationFactor();
        fewer.put(topic.name(), found.replicas());
      }
    }
    return fewer.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "CROSSOVER_REPLICAS is %d, but topics keep the replicas that they were created with: %s; kafka-reassign-partitions.sh gives them more"
                .formatted(wanted, counted(fewer)));
  }

  /** Such as "learner-log and 3 more have 6, people has 4". */
  private static String counted(Map<String, Integer> topics) {
    Map<Integer, List<String>> byCount = new TreeMap<>(Comparator.reverseOrder());
    topics.forEach((name, n) -> byCount.computeIfAbsent(n, _ -> new ArrayList<>()).add(name));
    return byCount.entrySet().stream()
        .map(count -> {
          List<String> names = count.getValue();
          return names.size() == 1
              ? names.getFirst() + " has " + count.getKey()
              : "%s and %d more have %d"
                  .formatted(names.getFirst(), names.size() - 1, count.getKey());
        })
        .collect(Collectors.joining(", "));
  }

  private static void partitions(
      Map<String, Found> topics, Set<String> together, List<String> problems) {
    Map<String, Integer> there = new TreeMap<>();
    topics.forEach((name, found) -> {
      if (together.contains(name)) {
        there.put(name, found.partitions());
      }
    });
    if (there.values().stream().distinct().count() > 1) {
      problems.add(
          "topics that are joined differ in partitions: "
              + there.entrySet().stream()
                  .map(topic -> topic.getKey() + " has " + topic.getValue())
                  .collect(Collectors.joining(", ")));
    }
  }

  private static void durability(String name, Found found, List<String> problems) {
    int insync =
        Integer.parseInt(
            found.settings().getOrDefault(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "1"));
    if (insync > found.replicas()) {
      problems.add(
          "topic %s has min.insync.replicas %d and replication factor %d, so nothing could be written"
              .formatted(name, insync, found.replicas()));
    } else if (found.replicas() >= REPLICAS_OF_A_CLUSTER && insync < 2) {
      problems.add(
          "topic %s has replication factor %d and min.insync.replicas %d, so what is acknowledged could be lost with one broker; set it to 2"
              .formatted(name, found.replicas(), insync));
    }
  }

  private static void settings(
      String name, Found found, Map<String, String> declared, List<String> problems) {
    new TreeMap<>(declared)
        .forEach((key, wanted) -> {
          String is = found.settings().get(key);
          boolean right =
              key.equals(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                  ? is != null && Long.parseLong(is) >= Long.parseLong(wanted)
                  : wanted.equals(is);
          if (!right) {
            problems.add("topic %s has %s %s, but needs %s".formatted(name, key, is, wanted));
          }
        });
  }

  private TopicCheck() {}
}
