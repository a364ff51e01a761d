package dev.crossover.ingest.request;

import org.jspecify.annotations.Nullable;

/** Kafka did not acknowledge in time; the sender must try again and will lose nothing by it. */
public final class KafkaAway extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public KafkaAway(@Nullable Throwable cause) {
    super("Kafka did not acknowledge in time", cause);
  }
}
