package dev.crossover.ingest.intake;

import dev.crossover.ingest.intake.Publisher.Message;
import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.ingest.request.Refused;
import dev.crossover.model.Topics;
import dev.crossover.model.intake.IntakeResult;
import dev.crossover.model.intake.IntakeResult.Refusal;
import dev.crossover.wiring.TableView;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What was refused: kept with its reason until it is taken after all, or dropped. */
@Component
class Rejects {

  private static final Logger log = LoggerFactory.getLogger(Rejects.class);

  private final TableView<RejectedEvent> table;
  private final Publisher publisher;
  private final IntakeCounts counts;
  private final Clock clock;

  Rejects(TableView<RejectedEvent> table, Publisher publisher, IntakeCounts counts, Clock clock) {
    this.table = table;
    this.publisher = publisher;
    this.counts = counts;
    this.clock = clock;
  }

  /** Keeps and counts what was refused. Kafka being away then is no reason to fail the reply. */
  void keep(Posted posted, Door door, Refused why) {
    Instant now = clock.instant();
    String source = posted.source();
    counts.refused(source, why.reason());
    String id = String.format(Locale.ROOT, "%013d-%s", now.toEpochMilli(), UUID.randomUUID());
    Refusal refusal = new Refusal(why.reason().code(), why.field(), why.getMessage());
    try {
      publisher.publish(
          List.of(
              new Message(Topics.REJECTED_EVENTS, id, rejected(id, posted, door, now, why)),
              new Message(
                  Topics.INTAKE_RESULTS, source, new IntakeResult(now, 0, 0, null, refusal))));
    } catch (KafkaAway e) {
      log.warn("a rejected event of source {} could not be kept: Kafka is away", source);
    }
  }

  /** The newest of a source, newest first. */
  List<RejectedEvent> of(String source, int most) {
    return table.last(source + " ", most);
  }

  /** It was taken, or nobody wants it any more. */
  void drop(RejectedEvent rejected) {
    publisher.publish(List.of(new Message(Topics.REJECTED_EVENTS, rejected.id(), null)));
  }

  /** Waits until who lists what waits finds this no more. */
  void awaitGone(RejectedEvent dropped) {
    Visible.await(table, dropped.id(), null);
  }

  /** It was refused again, perhaps for another reason. */
  void refusedAgain(RejectedEvent before, Refused why) {
    RejectedEvent again =
        rejected(
            before.id(),
            Posted.again(before, before.receivedAt()),
            before.door(),
            before.receivedAt(),
            why);
    publisher.publish(List.of(new Message(Topics.REJECTED_EVENTS, before.id(), again)));
  }

  private static RejectedEvent rejected(
      String id, Posted posted, Door door, Instant at, Refused why) {
    return new RejectedEvent(
        id,
        posted.source(),
        door,
        at,
        why.reason(),
        why.field(),
        why.getMessage(),
        posted.original());
  }
}
