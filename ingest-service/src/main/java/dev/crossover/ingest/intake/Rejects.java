package dev.crossover.ingest.intake;

import dev.crossover.ingest.intake.Publisher.Message;
import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.ingest.request.Refused;
import dev.crossover.model.Topics;
import dev.crossover.model.intake.IntakeResult;
import dev.crossover.model.intake.IntakeResult.Refusal;
import dev.crossover.wiring.TableView;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What was refused: counted, and kept with its reason until it is taken after all, dropped, or
 * beyond the {@link RefusalQuota}. Of a source that is refused very often some are counted alone.
 */
@Component
class Rejects {

  private static final Logger log = LoggerFactory.getLogger(Rejects.class);

  /** Refusals of a source that are kept, not only counted. */
  private static final int KEPT_A_SECOND = 10;

  private static final int BURST = 500;

  private final TableView<RejectedEvent> table;
  private final Publisher publisher;
  private final IntakeCounts counts;
  private final RefusalSweep sweep;
  private final Clock clock;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  Rejects(
      TableView<RejectedEvent> table,
      Publisher publisher,
      IntakeCounts counts,
      RefusalSweep sweep,
      Clock clock) {
    this.table = table;
    this.publisher = publisher;
    this.sweep = sweep;
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
    List<Message> messages = new ArrayList<>();
    messages.add(
        new Message(Topics.INTAKE_RESULTS, source, new IntakeResult(now, 0, 0, null, refusal)));
    if (buckets.computeIfAbsent(source, _ -> bucket()).tryConsume(1)) {
      messages.add(new Message(Topics.REJECTED_EVENTS, id, rejected(id, posted, door, now, why)));
      sweep.request(source);
    }
    try {
      publisher.publish(messages);
    } catch (KafkaAway e) {
      log.warn("a rejected event of source {} could not be kept: Kafka is away", source);
    }
  }

  private static Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(BURST).refillGreedy(KEPT_A_SECOND, Duration.ofSeconds(1)))
        .build();
  }

  /** The newest of a source, newest first. */
  List<RejectedEvent> of(String source, int most) {
    return table.last(RejectedEvent.indexOf(source), most);
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
