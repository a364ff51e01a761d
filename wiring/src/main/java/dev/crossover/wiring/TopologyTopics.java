package dev.crossover.wiring;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.internals.InternalTopicConfig;
import org.apache.kafka.streams.processor.internals.InternalTopologyBuilder;
import org.apache.kafka.streams.processor.internals.InternalTopologyBuilder.TopicsInfo;

/**
 * The topics of a topology, as Kafka Streams itself works them out.
 *
 * @param reads topics that it reads, its own internal ones left out
 * @param writes topics that it writes, its own internal ones left out
 * @param internal its changelogs and repartition topics
 * @param repartitions whether any of them is a repartition topic
 * @param joined topics whose partitions one task reads or writes together
 * @param grouped whether it has a consumer group; one that only fills tables has none
 */
record TopologyTopics(
    Set<String> reads,
    Set<String> writes,
    List<NewTopic> internal,
    boolean repartitions,
    List<Set<String>> joined,
    boolean grouped) {

  /**
   * Reads a topology.
   *
   * @param config of the application
   * @param partitions of the topics that it reads, and so of its own
   */
  static TopologyTopics of(Topology topology, StreamsConfig config, int partitions) {
    InternalTopologyBuilder builder = builder(topology);
    // As a client does before it starts; names of internal topics are known after that.
    builder.rewriteTopology(config);
    builder.buildTopology();
    Collection<TopicsInfo> parts = builder.subtopologyToTopicsInfo().values();

    Map<String, NewTopic> internal = new HashMap<>();
    Set<String> reads = new TreeSet<>();
    Set<String> writes = new TreeSet<>();
    List<Set<String>> joined = new ArrayList<>();
    boolean repartitions = false;
    for (TopicsInfo part : parts) {
      part.repartitionSourceTopics
          .values()
          .forEach(topic -> internal.put(topic.name(), created(topic, config, partitions)));
      part.nonSourceChangelogTopics()
          .forEach(topic -> internal.put(topic.name(), created(topic, config, partitions)));
      repartitions |= !part.repartitionSourceTopics.isEmpty();
      reads.addAll(part.sourceTopics);
      writes.addAll(part.sinkTopics);
      Set<String> together = new HashSet<>(part.sourceTopics);
      together.addAll(part.stateChangelogTopics.keySet());
      joined.add(together);
    }
    reads.removeAll(internal.keySet());
    writes.removeAll(internal.keySet());
    boolean grouped = !reads.isEmpty();
    topology.describe().globalStores().forEach(table -> reads.addAll(table.source().topicSet()));
    return new TopologyTopics(
        reads,
        writes,
        internal.values().stream().sorted((a, b) -> a.name().compareTo(b.name())).toList(),
        repartitions,
        joined,
        grouped);
  }

  private static NewTopic created(InternalTopicConfig topic, StreamsConfig config, int partitions) {
    Map<String, String> defaults = new HashMap<>();
    config
        .originalsWithPrefix(StreamsConfig.TOPIC_PREFIX)
        .forEach((key, value) -> defaults.put(key, String.valueOf(value)));
    long more =
        config.getLong(StreamsConfig.WINDOW_STORE_CHANGE_LOG_ADDITIONAL_RETENTION_MS_CONFIG);
    int replicas = config.getInt(StreamsConfig.REPLICATION_FACTOR_CONFIG);
    return new NewTopic(topic.name(), Optional.of(partitions), Optional.of((short) replicas))
        .configs(topic.properties(defaults, more));
  }

  /** Kafka has no public way to ask a topology for its internal topics. */
  private static InternalTopologyBuilder builder(Topology topology) {
    try {
      Field field = Topology.class.getDeclaredField("internalTopologyBuilder");
      field.setAccessible(true);
      return (InternalTopologyBuilder) field.get(topology);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this version of Kafka Streams is not known", e);
    }
  }
}
