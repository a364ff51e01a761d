package dev.crossover.ingest.intake;

import dev.crossover.ingest.ledger.Draft;
import dev.crossover.ingest.ledger.Ledger;
import dev.crossover.ingest.ledger.Ledgers;
import dev.crossover.ingest.ledger.StoredRows;
import dev.crossover.model.event.LearningEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what would become of a request, by the rules of {@link EventIntake}, and does nothing. */
@Component
public class EventCheck {

  /** So many remarks are told of one event; who mends these finds the others. */
  private static final int MOST_REMARKS = 20;

  private final BatchReader batches;
  private final Ledgers ledgers;
  private final Clock clock;

  EventCheck(BatchReader batches, Ledgers ledgers, Clock clock) {
    this.batches = batches;
    this.ledgers = ledgers;
    this.clock = clock;
  }

  /** What one event would be. */
  public enum Outcome {
    NEW,
    /** It is here already, with the same content. */
    REPEAT,
    /** Its id is taken by other content, so that the whole request would be refused. */
    CONFLICT
  }

  /**
   * One event of a request.
   *
   * @param id under which it would be known in its source
   * @param owner whose it is, by its sender; null where that names nobody
   * @param event what it means to us, without learner; null where it means nothing for progress
   * @param remarks what is not as its format has it, and no reason to refuse it
   */
  public record Checked(
      String id,
      Outcome outcome,
      @Nullable Owner owner,
      @Nullable LearningEvent event,
      List<Remark> remarks) {}

  /**
   * Checks a request, by all that its source was answered before.
   *
   * @throws dev.crossover.ingest.request.Refused as the door would
   * @throws dev.crossover.ingest.request.KafkaAway if the source moves, or Kafka is away
   */
  public List<Checked> check(
      String source, DoorReader reader, Map<String, String> context, byte[] body) {
    Instant now = clock.instant();
    ReadBatch batch = batches.read(new Posted(source, body, context, now), reader);
    Ledger ledger = ledgers.of(source);
    ledger.requireThrough(now);
    KnownItems known = new KnownItems(source, new Draft(new StoredRows(ledger.rows())));
    List<Checked> checked = new ArrayList<>();
    List<Verdict.Item> items = batch.items(known);
    for (int i = 0; i < items.size(); i++) {
      Verdict.Item item = items.get(i);
      // Each as if it came alone, at an offset where nothing stands: what stands in the request
      // twice is a repeat.
      long offset = -1L - i;
      Verdict verdict =
          Verdict.of(known, batch.door(), now, List.of(item), offset, Verdict.UNNUMBERED);
      Outcome outcome =
          verdict.conflict() != null
              ? Outcome.CONFLICT
              : verdict.fresh().isEmpty() ? Outcome.REPEAT : Outcome.NEW;
      checked.add(
          new Checked(
              item.id(),
              outcome,
              item.owner(),
              item.event(),
              batch.events().get(i).remarks().apply(MOST_REMARKS)));
    }
    return checked;
  }
}
