package dev.crossover.model;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * One Kafka topic of the product.
 *
 * @param name topic name
 * @param key what the record key means
 * @param holds what the record value is
 * @param compacted true for a table (the newest value a key is kept for ever), false for a stream
 *     of facts (Kafka is the store of record)
 * @param brokerTime whether a record's time is the broker's when it appended it, not the writer's
 * @param days how long a stream's record is kept; 0 for ever
 * @param form the version of the form in which records are written, if they are durable; 0 if they
 *     are derived from others and may be deleted
 */
public record Topic(
    String name,
    String key,
    String holds,
    boolean compacted,
    boolean brokerTime,
    int days,
    int form) {

  /** A topic of derived records. */
  public Topic(String name, String key, String holds, boolean compacted, boolean brokerTime) {
    this(name, key, holds, compacted, brokerTime, 0, 0);
  }

  /** A topic whose records carry the time that their writers give them. */
  public Topic(String name, String key, String holds, boolean compacted) {
    this(name, key, holds, compacted, false);
  }

  /** The same topic, whose records are durable and written in this version of their form. */
  Topic durable(int version) {
    return new Topic(name, key, holds, compacted, brokerTime, days, version);
  }

  /** The same topic, whose records are kept for so long and then go. */
  Topic keptFor(int number) {
    return new Topic(name, key, holds, compacted, brokerTime, number, form);
  }

  /** Whether its records cannot be had from those of other topics. */
  public boolean isDurable() {
    return form > 0;
  }

  /** Bytes of the largest record: the largest body of a request, and what wraps it. */
  private static final String LARGEST = "8388608";

  /**
   * Kafka's topic settings that make the topic what it is declared to be. Records carry the time at
   * which the broker appended them where readers must know up to when they have seen everything:
   * there it is one clock for all writers, and it never runs back.
   */
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("max.message.bytes", LARGEST);
    settings.put("cleanup.policy", compacted ? "compact" : "delete");
    if (!compacted) {
      settings.put(
          "retention.ms", days == 0 ? "-1" : String.valueOf(Duration.ofDays(days).toMillis()));
    }
    if (brokerTime) {
      settings.put("message.timestamp.type", "LogAppendTime");
    }
    return settings;
  }
}
