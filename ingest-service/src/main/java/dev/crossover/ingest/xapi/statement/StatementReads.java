package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.intake.Candidate.Content;
import dev.crossover.ingest.intake.Known;
import dev.crossover.ingest.ledger.RowKey;
import dev.crossover.ingest.ledger.StoredRows;
import dev.crossover.ingest.xapi.statement.StatementRange.Position;
import dev.crossover.wiring.Compact;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.SortedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the statements of a ledger. */
final class StatementReads {

  private final SortedRows rows;

  StatementReads(SortedRows rows) {
    this.rows = rows;
  }

  @Nullable StatementRow find(String source, String id) {
    Known known = Known.find(new StoredRows(rows), source, id);
    byte[] row = known == null ? null : rows.get(StatementRows.statement(source, known.number()));
    return known == null || row == null ? null : StatementRow.of(source, known.number(), row);
  }

  /** What a source says of an activity, or null. */
  @Nullable JsonNode definition(String source, String activity) {
    byte[] bytes = rows.get(StatementRows.definition(source, activity));
    return bytes == null ? null : Json.MAPPER.readTree(bytes);
  }

  /** Names by which the statements of a source call an agent. */
  List<JsonNode> names(String source, String agentKey) {
    List<JsonNode> names = new ArrayList<>();
    byte[] prefix = StatementRows.names(source, agentKey);
    rows.ascending(
        prefix,
        RowKey.after(prefix),
        (_, name) -> {
          names.add(Json.MAPPER.readTree(name));
          return true;
        });
    return names;
  }

  /** Content that came along with a statement of a source, or null. */
  @Nullable Content content(String source, String sha2) {
    byte[] bytes = rows.get(StatementRows.content(source, sha2));
    return bytes == null ? null : Compact.read(bytes, 0, Content.class);
  }

  /** Sees the rows of a source's statements in the order of their numbers. */
  @FunctionalInterface
  interface RowReader {

    /** Returns whether to go on. */
    boolean row(long number, byte[] row);
  }

  /** Reads the rows of the statements behind a number, voided ones too. */
  void rowsAfter(String source, long number, RowReader reader) {
    rows.ascending(
        StatementRows.statement(source, number + 1),
        StatementRows.statement(source, Long.MAX_VALUE),
        (key, row) -> reader.row(RowKey.number(key), row));
  }

  /**
   * A page of statements.
   *
   * @param found statements in the order that was asked for
   * @param next where to go on; null at the end
   */
  record Page(List<StatementRow> found, @Nullable Position next) {}

  /**
   * Reads a page. It may hold fewer statements than asked for and still have a next one: after
   * {@code most} rows that did not meet the filter, a reader is better served by another request
   * than by waiting.
   *
   * @param wanted keys that one statement must have, or one that it refers to; the first is read in
   *     order
   */
  Page read(String source, Set<String> wanted, StatementRange range, int limit, int most) {
    Scan scan = new Scan(source, wanted, limit, most);
    long from = range.from(source);
    long before = range.before(source);
    if (from < before) {
      String by = wanted.iterator().next();
      byte[] first = key(source, by, from);
      byte[] end = key(source, by, before);
      if (range.ascending()) {
        rows.ascending(first, end, scan);
      } else {
        rows.descending(first, end, scan);
      }
    }
    return scan.page();
  }

  /** Every statement has the key "any", so its own row is the index row of that. */
  private static byte[] key(String source, String by, long number) {
    return by.equals(StatementKeys.ANY)
        ? StatementRows.statement(source, number)
        : StatementRows.index(source, by, number);
  }

  private final class Scan implements SortedRows.Reader {

    private final String source;
    private final Set<String> wanted;
    private final int limit;
    private final int most;
    private final List<StatementRow> found = new ArrayList<>();
    private long last;
    private int looked;
    private boolean more;

    Scan(String source, Set<String> wanted, int limit, int most) {
      this.source = source;
      this.wanted = wanted;
      this.limit = limit;
      this.most = most;
    }

    @Override
    public boolean row(byte[] key, byte[] value) {
      if (found.size() == limit || looked == most) {
        more = true;
        return false;
      }
      looked++;
      last = RowKey.number(key);
      byte[] row = value.length > 0 ? value : rows.get(StatementRows.statement(source, last));
      if (row != null && StatementRow.stands(row)) {
        StatementRow statement = StatementRow.of(source, last, row);
        if (meets(statement)) {
          found.add(statement);
        }
      }
      return true;
    }

    private boolean meets(StatementRow statement) {
      if (wanted.size() == 1 && wanted.contains(StatementKeys.ANY)) {
        return true;
      }
      StatementRow at = statement;
      for (int depth = 0; at != null && depth < StatementIndex.DEEPEST; depth++) {
        if (StatementKeys.of(at.statement()).containsAll(wanted)) {
          return true;
        }
        String target = StatementKeys.reference(at.statement());
        at = target == null ? null : find(source, target);
      }
      return false;
    }

    Page page() {
      return new Page(List.copyOf(found), more ? new Position(last, source) : null);
    }
  }
}
