package dev.crossover.ingest.ledger;

import dev.crossover.model.Topic;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Told what follows from a request elsewhere. */
@FunctionalInterface
public interface Derived {

  /** Nobody is told. */
  Derived NOTHING = _ -> {};

  /**
   * A record that follows.
   *
   * @param value written as JSON
   */
  record Message(Topic topic, String key, Object value) {}

  /**
   * Something follows.
   *
   * @param messages made when they are published, by what the tables of that topology then say
   */
  void add(Function<ProcessorContext<?, ?>, List<Message>> messages);
}
