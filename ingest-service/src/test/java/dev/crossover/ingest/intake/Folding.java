package dev.crossover.ingest.intake;

import dev.crossover.ingest.ledger.Draft;
import dev.crossover.ingest.ledger.LoggedRequest;
import dev.crossover.ingest.ledger.LoggedRequest.Head;
import dev.crossover.ingest.ledger.LoggedRequest.Item;
import dev.crossover.ingest.ledger.RequestFold.Entry;
import dev.crossover.ingest.ledger.StoredRows;
import dev.crossover.model.Topics;
import dev.crossover.model.learner.Account;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.SortedRows;
import dev.crossover.wiring.TableView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Folds requests into rows, one after the other, as a ledger does. */
public final class Folding {

  private final SortedRows rows;
  private final DoorReader reader;
  private final EventFold fold;
  private long offset;
  private int derived;

  public Folding(SortedRows rows, DoorReader reader, ItemIndex index) {
    this.rows = rows;
    this.reader = reader;
    this.fold =
        new EventFold(
            List.of(reader),
            List.of(index),
            new KnownAccounts(
                new TableView<>(Topics.RECORDS, VersionedRecord.class),
                new TableView<>(Topics.SEEN_ACCOUNTS, Account.class)));
  }

  /** Folds a request of a source, stored at that time; returns whether all of it was taken. */
  public boolean post(String source, String body, Map<String, String> context, Instant stored) {
    return fold(Posted.taken(source, bytes(body), context, stored), false);
  }

  /** The same with what was read when it came, so that the fold need not read again. */
  public boolean handOn(String source, String body, Map<String, String> context, Instant stored) {
    return fold(new Posted(source, bytes(body), context, stored), true);
  }

  /** How much followed from all requests so far. */
  public int derived() {
    return derived;
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private boolean fold(Posted posted, boolean handsOn) {
    Instant stored = posted.at();
    List<Candidate> events = reader.read(posted);
    List<String> digests = events.stream().map(c -> c.digest().get()).toList();
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      items.add(new Item(Named.id(events.get(i), stored), digests.get(i)));
    }
    Head head =
        new Head("request-" + offset, reader.door().name(), stored, posted.context(), items, null);
    LoggedRequest request = new LoggedRequest(posted.source(), head, posted.body());
    ReadBatch read = handsOn ? new ReadBatch(posted, reader.door(), events, digests) : null;
    Draft draft = new Draft(new StoredRows(rows));
    Verdict verdict = fold.fold(new Entry(request, offset++, stored, read), draft, _ -> derived++);
    rows.write(draft.changes());
    return verdict.conflict() == null;
  }
}
