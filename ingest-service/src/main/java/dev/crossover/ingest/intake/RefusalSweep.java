package dev.crossover.ingest.intake;

import dev.crossover.ingest.intake.Publisher.Message;
import dev.crossover.ingest.ledger.Ledgers;
import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.model.Topics;
import dev.crossover.model.intake.SourceStatus;
import dev.crossover.wiring.TableView;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets go of refused requests beyond the {@link RefusalQuota}: of a source soon after it was
 * refused something, and of every source once an hour. The owner of a source does it.
 */
@Component
class RefusalSweep {

  private static final Logger log = LoggerFactory.getLogger(RefusalSweep.class);

  private final TableView<RejectedEvent> table;
  private final TableView<SourceStatus> sources;
  private final Ledgers ledgers;
  private final Publisher publisher;
  private final Clock clock;
  private final int most;
  private final Set<String> due = ConcurrentHashMap.newKeySet();

  RefusalSweep(
      TableView<RejectedEvent> table,
      TableView<SourceStatus> sources,
      Ledgers ledgers,
      Publisher publisher,
      Clock clock,
      @Value("${crossover.ingest.kept-refusals}") int most) {
    this.table = table;
    this.sources = sources;
    this.ledgers = ledgers;
    this.publisher = publisher;
    this.clock = clock;
    this.most = most;
  }

  /** Has the refused requests of a source counted soon. */
  void request(String source) {
    due.add(source);
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
  void requestAll() {
    try {
      sources.forEach((source, _) -> request(source));
    } catch (InvalidStateStoreException e) {
      log.debug("the sources are not read yet");
    }
  }

  @Scheduled(fixedDelayString = "PT5S")
  void sweep() {
    for (String source : Set.copyOf(due)) {
      due.remove(source);
      try {
        if (ledgers.owns(source)) {
          sweep(source);
        }
      } catch (KafkaAway | InvalidStateStoreException e) {
        request(source);
      }
    }
  }

  private void sweep(String source) {
    RefusalQuota quota = new RefusalQuota(most, clock.instant());
    table.forEachWithin(
        RejectedEvent.indexOf(source),
        r -> quota.add(r.id(), r.receivedAt(), r.original().base64().length() / 4 * 3L));
    List<String> beyond = quota.beyond();
    if (!beyond.isEmpty()) {
      publisher.publish(
          beyond.stream().map(id -> new Message(Topics.REJECTED_EVENTS, id, null)).toList());
      log.info("{} refused requests of source {} are kept no longer", beyond.size(), source);
    }
  }
}
