package dev.crossover.ingest.source;

import dev.crossover.ingest.intake.IntakeCounts;
import dev.crossover.model.intake.SourceStatus;
import dev.crossover.model.record.ApiKey;
import dev.crossover.model.record.Scope;
import dev.crossover.wiring.TableView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When each source delivered last, and how long it may be quiet. Both come from the table of all
 * sources, so each instance shows the same, and right after a start. A usual gap is there only of
 * who holds a key to post: nobody waits for a source whose keys have ended, for a report that
 * somebody imports by hand, or for what people say on the pages.
 */
@Component
class SourceGauges {

  private static final String EVERY = "PT15S";

  private static final Set<Scope> POSTING = Set.of(Scope.WRITE, Scope.SIGNED);

  private final TableView<SourceStatus> sources;
  private final Keys keys;
  private final IntakeCounts counts;
  private final Clock clock;
  private final MultiGauge lastEvent;
  private final MultiGauge usualGap;

  SourceGauges(
      TableView<SourceStatus> sources,
      Keys keys,
      IntakeCounts counts,
      Clock clock,
      MeterRegistry registry) {
    this.sources = sources;
    this.keys = keys;
    this.counts = counts;
    this.clock = clock;
    this.lastEvent =
        MultiGauge.builder("crossover.source.last.event.timestamp")
            .baseUnit("seconds")
            .description("When the source last posted a valid event (Unix time of the receipt)")
            .register(registry);
    this.usualGap =
        MultiGauge.builder("crossover.source.usual.gap")
            .baseUnit("seconds")
            .description("How long the source may be quiet before it counts as silent")
            .register(registry);
  }

  @Scheduled(fixedDelayString = EVERY)
  void refresh() {
    List<Row<?>> last = new ArrayList<>();
    List<Row<?>> gaps = new ArrayList<>();
    try {
      Set<String> posting = posting();
      sources.forEach((source, status) -> {
        counts.known(source);
        Instant at = status.lastEventAt();
        if (at != null) {
          Tags tags = Tags.of("source", source);
          last.add(Row.of(tags, at.getEpochSecond()));
          if (posting.contains(source)) {
            gaps.add(Row.of(tags, status.usualGap().toSeconds()));
          }
        }
      });
    } catch (InvalidStateStoreException e) {
      // The table is still being read, or Kafka Streams starts anew: the last values stand.
      return;
    }
    lastEvent.register(last, true);
    usualGap.register(gaps, true);
  }

  /** Names of those whose key is good for posting now. */
  private Set<String> posting() {
    Instant now = clock.instant();
    return keys.list().stream()
        .map(Keys.IssuedKey::key)
        .filter(key -> !Collections.disjoint(key.scopes(), POSTING) && !key.expired(now))
        .map(ApiKey::name)
        .collect(Collectors.toSet());
  }
}
