package dev.crossover.wiring;

import dev.crossover.model.Topic;
import java.util.Set;

/**
 * What a part of a service does on Kafka beside the service's topology, so that its rights can be
 * printed and checked. All names are without the installation's prefix.
 *
 * @param reads topics of its own consumers, and tables of its own streams client
 * @param writes topics of its own producers
 * @param groups of its consumers
 * @param transactions what its transactional ids begin with
 */
public record KafkaUse(
    Set<Topic> reads, Set<Topic> writes, Set<String> groups, Set<String> transactions) {

  public KafkaUse {
    reads = Set.copyOf(reads);
    writes = Set.copyOf(writes);
    groups = Set.copyOf(groups);
    transactions = Set.copyOf(transactions);
  }
}
