package dev.crossover.analytics.stall;

import static dev.crossover.wiring.Json.serde;

import dev.crossover.analytics.count.Counts;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.episode.Episodes;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.stall.StallLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Opens and resolves episodes as a learner's progress changes. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
public final class TrackEpisodes implements Processor<String, LearnerProgress, String, Episode> {

  private static final String OPEN = "open-episodes-store";

  private final StallLimits limits;
  private final Counts counts;
  private ProcessorContext<String, Episode> context;
  private KeyValueStore<String, OpenEpisodes> open;

  private TrackEpisodes(StallLimits limits, Counts counts) {
    this.limits = limits;
    this.counts = counts;
  }

  /** The processor with its store. */
  public static ProcessorSupplier<String, LearnerProgress, String, Episode> supplier(
      StallLimits limits, Counts counts) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, LearnerProgress, String, Episode> get() {
        return new TrackEpisodes(limits, counts);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(OPEN), Serdes.String(), serde(OpenEpisodes.class)));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, Episode> context) {
    this.context = context;
    this.open = context.getStateStore(OPEN);
  }

  @Override
  public void process(Record<String, LearnerProgress> record) {
    OpenEpisodes before = open.get(record.key());
    List<Episode> now = new ArrayList<>(before == null ? List.of() : before.episodes());
    if (record.value() == null) {
      now.forEach(e -> context.forward(new Record<>(e.id(), null, record.timestamp())));
      open.delete(record.key());
      return;
    }
    List<Episode> changes = Episodes.changes(now, record.value(), limits);
    if (changes.isEmpty()) {
      return;
    }
    for (Episode changed : changes) {
      now.removeIf(e -> e.id().equals(changed.id()));
      if (changed.open()) {
        now.add(changed);
      }
      counts.episode(changed);
      context.forward(new Record<>(changed.id(), changed, record.timestamp()));
    }
    open.put(record.key(), now.isEmpty() ? null : new OpenEpisodes(now));
  }
}
