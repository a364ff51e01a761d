package dev.crossover.analytics.progress;

import dev.crossover.model.log.LogEntry;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Takes the entries of the log, one after the other. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
final class FoldLearners implements FixedKeyProcessor<String, LogEntry, Long> {

  private final Function<LearnerStores, LearnerTask> make;
  private FixedKeyProcessorContext<String, Long> context;
  private LearnerTask task;

  FoldLearners(Function<LearnerStores, LearnerTask> make) {
    this.make = make;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Long> context) {
    this.context = context;
    this.task = LearnerStores.task(context::getStateStore, context.taskId().partition(), make);
  }

  @Override
  public void process(FixedKeyRecord<String, LogEntry> record) {
    // Without a key no bell would be heard, now or later.
    Objects.requireNonNull(record.key());
    try {
      task.take(record.key(), record.value(), Instant.ofEpochMilli(record.timestamp()));
    } finally {
      // Also where the entry is set aside: what was found out before is to be told.
      if (task.ring()) {
        context.forward(record.withValue(record.timestamp()));
      }
    }
  }
}
