package dev.crossover.ingest.xapi.document;

import dev.crossover.ingest.ledger.Derived;
import dev.crossover.ingest.ledger.Draft;
import dev.crossover.ingest.ledger.LoggedRequest;
import dev.crossover.ingest.ledger.LoggedRequest.Head;
import dev.crossover.ingest.ledger.RequestFold;
import dev.crossover.ingest.ledger.RowKey;
import dev.crossover.wiring.Compact;
import dev.crossover.wiring.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Folds changes of documents. All changes of a source stand in one order, so two clients that write
 * at once are answered in one order, and only the first one's tag still matches.
 */
@Component
class DocumentFold implements RequestFold {

  private static final String KIND = "DOCUMENT";
  private static final char ROW = 'x';

  /** In the context: the change as JSON, whose content is the body. */
  private static final String CHANGE = "change";

  private static final String TYPE = "Content-Type";

  @Override
  public Set<String> kinds() {
    return Set.of(KIND);
  }

  @Override
  public DocumentState fold(Entry entry, Draft rows, Derived derived) {
    return decide(change(entry.request()), rows);
  }

  static DocumentState decide(DocumentChange change, Draft rows) {
    DocumentKey key = change.key();
    byte[] at = row(key);
    DocumentState after = DocumentState.decide(state(rows.get(at)), change);
    rows.put(at, Compact.write(after));
    return after;
  }

  static byte[] row(DocumentKey key) {
    return RowKey.of(key.source(), ROW, key.text());
  }

  /** How the rows of all documents of an owner begin. */
  static byte[] rows(String source, DocumentKey.Kind kind, String owner) {
    return RowKey.of(source, ROW, DocumentKey.prefix(source, kind, owner));
  }

  static @Nullable DocumentState state(byte @Nullable [] row) {
    return row == null ? null : Compact.read(row, 0, DocumentState.class);
  }

  static LoggedRequest request(DocumentChange change, Instant at) {
    Document content = change.content();
    DocumentChange without = change.with(null);
    String json = Json.MAPPER.writeValueAsString(without);
    Map<String, String> context =
        content == null ? Map.of(CHANGE, json) : Map.of(CHANGE, json, TYPE, content.contentType());
    return new LoggedRequest(
        change.key().source(),
        new Head(change.id(), KIND, at, context, List.of(), null),
        content == null ? new byte[0] : content.content());
  }

  private static DocumentChange change(LoggedRequest request) {
    Head head = request.head();
    DocumentChange change = Json.MAPPER.readValue(head.context().get(CHANGE), DocumentChange.class);
    String type = head.context().get(TYPE);
    return type == null ? change : change.with(Document.of(type, request.body(), head.at()));
  }
}
