package dev.crossover.ingest.intake;

import dev.crossover.ingest.ledger.Draft;
import dev.crossover.ingest.ledger.Ledger.Place;
import dev.crossover.ingest.ledger.Ledger.Proposal;
import dev.crossover.ingest.ledger.Ledgers;
import dev.crossover.ingest.ledger.LoggedRequest;
import dev.crossover.ingest.ledger.LoggedRequest.Head;
import dev.crossover.ingest.ledger.StoredRows;
import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where all doors meet: decides whether events are new, repeats or in conflict, appends the request
 * that brought them, and counts. It returns only after Kafka has acknowledged.
 */
@Component
public class EventIntake {

  /** Bytes of a request's record: what the producer sends at most, less what wraps it. */
  private static final int LARGEST = (8 << 20) - 64 * 1024;

  private final BatchReader batches;
  private final Ledgers ledgers;
  private final IntakeCounts counts;
  private final Rejects rejects;
  private final Clock clock;

  EventIntake(
      BatchReader batches, Ledgers ledgers, IntakeCounts counts, Rejects rejects, Clock clock) {
    this.batches = batches;
    this.ledgers = ledgers;
    this.counts = counts;
    this.rejects = rejects;
    this.clock = clock;
  }

  /**
   * What became of a batch.
   *
   * @param accepted new events
   * @param duplicates events that were here before, within this batch too
   */
  public record Taken(int accepted, int duplicates) {}

  /**
   * What a door answers from.
   *
   * @param ids under which the events are known, in the order of the batch
   * @param taken what became of it
   */
  public record Result(List<String> ids, Taken taken) {}

  /** Reads the body of a request; it may be too large. */
  @FunctionalInterface
  public interface Reading {
    byte[] body() throws IOException;
  }

  /**
   * Reads a request and takes all of it or nothing; what is refused is kept and counted.
   *
   * @param context headers and parameters that the reader needs, by name
   * @throws Refused naming what is wrong, or that an id is taken by other content
   * @throws KafkaAway if Kafka did not acknowledge; the sender must repeat the request
   */
  public Result take(String source, DoorReader reader, Map<String, String> context, Reading request)
      throws IOException {
    Posted posted = new Posted(source, new byte[0], context, clock.instant());
    try {
      Posted read = new Posted(source, request.body(), context, clock.instant());
      posted = read;
      return accept(read, reader);
    } catch (Refused e) {
      IntakeLog.refused(source, reader.door(), e.reason());
      rejects.keep(posted, reader.door(), e);
      throw e;
    }
  }

  /**
   * Takes a request whole or not at all.
   *
   * @throws Refused naming what is wrong; nothing is stored then
   * @throws KafkaAway if Kafka did not acknowledge; the sender must repeat the request
   */
  Result accept(Posted posted, DoorReader reader) {
    ReadBatch batch = batches.read(posted, reader);
    Result result =
        batch.events().isEmpty() ? new Result(List.of(), new Taken(0, 0)) : append(batch);
    if (!batch.events().isEmpty()) {
      counts.taken(posted.source(), result.taken());
    }
    Decided.mark(result.taken());
    IntakeLog.taken(posted.source(), result);
    return result;
  }

  private Result append(ReadBatch batch) {
    List<String> ids = new ArrayList<>();
    Verdict verdict =
        ledgers
            .of(batch.posted().source())
            .append((rows, place) -> propose(batch, ids, rows, place));
    if (verdict.conflict() != null) {
      throw conflict(verdict.conflict());
    }
    return new Result(List.copyOf(ids), verdict.taken());
  }

  private Proposal<Verdict> propose(ReadBatch batch, List<String> ids, Draft rows, Place place) {
    Posted posted = batch.posted();
    KnownItems known = new KnownItems(posted.source(), rows);
    List<Verdict.Item> items = batch.items(known);
    items.forEach(item -> ids.add(item.id()));
    Verdict verdict =
        Verdict.of(known, batch.door(), posted.at(), items, place.offset(), Verdict.UNNUMBERED);
    boolean certain = place.certain().getAsBoolean();
    if (certain && verdict.conflict() != null) {
      throw conflict(verdict.conflict());
    }
    boolean repeat = certain && verdict.conflict() == null && verdict.fresh().isEmpty();
    Head head =
        new Head(
            UUID.randomUUID().toString(),
            batch.door().name(),
            posted.at(),
            repeat ? Map.of() : posted.context(),
            repeat
                ? List.of()
                : items.stream().map(i -> new LoggedRequest.Item(i.id(), i.digest())).toList(),
            repeat ? verdict.taken().duplicates() : null);
    LoggedRequest request =
        new LoggedRequest(posted.source(), head, repeat ? new byte[0] : posted.body());
    if (request.size() > LARGEST) {
      throw new Refused(
          RejectReason.TOO_LARGE, null, "body and ids are more than a record may hold");
    }
    return new Proposal<>(request, verdict, repeat, repeat ? null : batch);
  }

  private static Refused conflict(String id) {
    return new Refused(RejectReason.CONFLICT, "id", id + " was received before with other content");
  }

  /**
   * What is known of an event.
   *
   * @param source that brought it
   */
  public record Found(String source, Known known) {}

  /** What sources of this instance brought under an id, up to now. */
  public List<Found> find(String id) {
    Instant now = clock.instant();
    return ledgers.here().stream()
        .peek(ledger -> ledger.requireThrough(now))
        .flatMap(ledger -> ledger.sources().stream())
        .flatMap(
            source -> Stream.ofNullable(find(source, id)).map(known -> new Found(source, known)))
        .toList();
  }

  /** Waits until {@link #find} knows all that the source was answered before. */
  public void requireThrough(String source) {
    ledgers.of(source).requireThrough(clock.instant());
  }

  /** What a source is known to have brought under an id, or null. */
  public @Nullable Known find(String source, String id) {
    return Known.find(new StoredRows(ledgers.of(source).rows()), source, id);
  }
}
