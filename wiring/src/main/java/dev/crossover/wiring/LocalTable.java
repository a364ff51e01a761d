package dev.crossover.wiring;

import dev.crossover.model.Topic;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.jspecify.annotations.Nullable;

/** A topic that each instance of a service reads into a table of its own. */
public interface LocalTable {

  /** The topic that it is filled from. */
  Topic topic();

  /** Adds the table to the service's topology. */
  void addTo(StreamsBuilder builder, Installation installation);

  /**
   * Connects reads to a streams client.
   *
   * @param streams the client, or null until it has run once
   */
  void connect(Supplier<@Nullable KafkaStreams> streams);
}
