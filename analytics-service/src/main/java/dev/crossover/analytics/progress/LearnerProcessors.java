package dev.crossover.analytics.progress;

import dev.crossover.analytics.count.Counts;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.stall.StallLimits;
import java.util.Set;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The two processors that fold learners. The first takes each entry of the log and rings a bell
 * when there is something to write; the bell is a cached table, so Kafka Streams passes it on just
 * before it commits; and the second then writes and publishes what has changed since the last
 * commit, each learner once.
 *
 * @param limits of the stall rules
 * @param kept unchanged learners that a task keeps decoded
 */
public record LearnerProcessors(StallLimits limits, Counts counts, int kept) {

  private static final int KEPT = 250;

  private static final Set<StoreBuilder<?>> STORES = LearnerStores.builders();

  public LearnerProcessors(StallLimits limits, Counts counts) {
    this(limits, counts, KEPT);
  }

  private LearnerTask task(LearnerStores stores) {
    return new LearnerTask(stores, limits, counts, kept);
  }

  /** Takes entries; what it forwards has no meaning but that there is something to write. */
  public FixedKeyProcessorSupplier<String, LogEntry, Long> fold() {
    return new FixedKeyProcessorSupplier<>() {
      @Override
      public FixedKeyProcessor<String, LogEntry, Long> get() {
        return new FoldLearners(LearnerProcessors.this::task);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return STORES;
      }
    };
  }

  /** Writes and publishes. */
  public ProcessorSupplier<String, Long, String, LearnerOutput> publish() {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, Long, String, LearnerOutput> get() {
        return new PublishLearners(LearnerProcessors.this::task);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return STORES;
      }
    };
  }
}
