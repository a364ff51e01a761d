package dev.crossover.wiring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.TopicConfig;

/** Finds what is wrong with topics as they are, one sentence for each. */
final class TopicCheck {

  private static final int REPLICAS_OF_A_CLUSTER = 3;

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
