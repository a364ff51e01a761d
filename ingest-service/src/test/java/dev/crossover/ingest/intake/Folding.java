package dev.crossover.ingest.intake;

import dev.crossover.ingest.ledger.Derived;
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
    return fold(request(source, body, context, stored), stored);
  }

  private LoggedRequest request(
      String source, String body, Map<String, String> context, Instant at) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    List<Item> items = new ArrayList<>();
    for (Candidate c : reader.read(Posted.taken(source, bytes, context, at))) {
      items.add(new Item(Named.id(c, at), c.digest().get()));
    }
    Head head = new Head("request-" + offset, reader.door().name(), at, context, items, null);
    return new LoggedRequest(source, head, bytes);
  }

  private boolean fold(LoggedRequest request, Instant stored) {
    Draft draft = new Draft(new StoredRows(rows));
    Verdict verdict = fold.fold(new Entry(request, offset++, stored), draft, Derived.NOTHING);
    rows.write(draft.changes());
    return verdict.conflict() == null;
  }
}
