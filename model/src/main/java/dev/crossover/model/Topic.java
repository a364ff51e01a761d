package dev.crossover.model;

import java.util.Map;

/**
 * One Kafka topic of the product.
 *
 * @param name topic name
 * @param key what the record key means
 * @param holds what the record value is
 * @param compacted true for a table (the newest value a key is kept for ever), false for a stream
 *     of facts (every record is kept for ever: Kafka is the store of record)
 */
public record Topic(String name, String key, String holds, boolean compacted) {

  /** Bytes of the largest record: the largest body of a request, and what wraps it. */
  private static final String LARGEST = "8388608";

  /** Kafka's topic settings that make the topic what it is declared to be. */
  public Map<String, String> settings() {
    return compacted
        ? Map.of("cleanup.policy", "compact", "max.message.bytes", LARGEST)
        : Map.of("cleanup.policy", "delete", "retention.ms", "-1", "max.message.bytes", LARGEST);
  }
}
