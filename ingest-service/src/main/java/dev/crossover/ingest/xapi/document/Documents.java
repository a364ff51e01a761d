package dev.crossover.ingest.xapi.document;

import dev.crossover.ingest.ledger.Ledger.Proposal;
import dev.crossover.ingest.ledger.Ledgers;
import dev.crossover.ingest.ledger.RowKey;
import dev.crossover.ingest.xapi.document.DocumentState.Outcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The documents of the sources that this instance owns. */
@Service
class Documents {

  private final Ledgers ledgers;
  private final Clock clock;

  Documents(Ledgers ledgers, Clock clock) {
    this.ledgers = ledgers;
    this.clock = clock;
  }

  /** A document as it was after all changes that were answered. */
  @Nullable Document find(DocumentKey key) {
    ledgers.of(key.source()).requireThrough(clock.instant());
    DocumentState state =
        DocumentFold.state(ledgers.of(key.source()).rows().get(DocumentFold.row(key)));
    return state == null ? null : state.document();
  }

  /** All documents of an owner that exist. */
  List<DocumentState> of(String source, DocumentKey.Kind kind, String owner) {
    ledgers.of(source).requireThrough(clock.instant());
    List<DocumentState> found = new ArrayList<>();
    byte[] prefix = DocumentFold.rows(source, kind, owner);
    ledgers
        .of(source)
        .rows()
        .ascending(
            prefix,
            RowKey.after(prefix),
            (_, row) -> {
              DocumentState state = DocumentFold.state(row);
              if (state != null && state.document() != null) {
                found.add(state);
              }
              return true;
            });
    return found;
  }

  /**
   * Changes a document, and returns what became of it once Kafka has it.
   *
   * @throws dev.crossover.ingest.request.KafkaAway if it was not decided in time; it may yet be
   */
  Outcome change(DocumentChange change) {
    return ledgers
        .of(change.key().source())
        .<DocumentState>append((rows, _) ->
            new Proposal<>(
                DocumentFold.request(change, clock.instant()),
                DocumentFold.decide(change, rows),
                false,
                null))
        .outcome();
  }
}
