package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.intake.Candidate.Content;
import dev.crossover.ingest.ledger.Ledgers;
import dev.crossover.wiring.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The statements of a source in the order in which they were stored, for who passes them on. */
@Component
public class StatementFeed {

  /** What a store adds by itself. */
  private static final List<String> ADDED = List.of("stored", "authority", "version");

  /** More than any request may bring; a statement can name what others brought, without end. */
  private static final long MOST_CONTENT = 8 << 20;

  private final Ledgers ledgers;

  StatementFeed(Ledgers ledgers) {
    this.ledgers = ledgers;
  }

  /**
   * A statement as another store takes it.
   *
   * @param number of it in its source
   * @param stored when it was stored
   * @param statement without what a store adds by itself
   * @param contents of its attachments, as far as they came along
   */
  public record Entry(long number, Instant stored, ObjectNode statement, List<Content> contents) {

    public String id() {
      return statement.path("id").asString();
    }

    private long contentBytes() {
      return contents.stream().mapToLong(content -> content.bytes().length).sum();
    }

    public String verb() {
      return statement.path("verb").path("id").asString();
    }
  }

  /** The number after which what was stored at this time or later stands. */
  public static long before(Instant time) {
    return StatementRow.numberFrom(time) - 1;
  }

  /**
   * Statements that stand behind a number, in their order; voided ones too, for what voids them
   * comes later.
   *
   * @param most how many
   * @param bytes of statements and contents after which it ends; the last one may go beyond
   * @throws dev.crossover.ingest.request.KafkaAway if the source is not of this instance
   */
  public List<Entry> after(String source, long number, int most, long bytes) {
    StatementReads reads = new StatementReads(ledgers.of(source).rows());
    List<Entry> entries = new ArrayList<>();
    long[] left = {bytes};
    reads.rowsAfter(
        source,
        number,
        (key, row) -> {
          Entry entry = entry(StatementRow.of(source, key, row), reads);
          entries.add(entry);
          left[0] -= row.length + entry.contentBytes();
          return entries.size() < most && left[0] > 0;
        });
    return entries;
  }

  private static Entry entry(StatementRow row, StatementReads reads) {
    List<Content> contents = new ArrayList<>();
    long[] left = {MOST_CONTENT};
    Attachments.hashes(row.statement())
        .distinct()
        .takeWhile(_ -> left[0] > 0)
        .flatMap(sha2 -> Stream.ofNullable(reads.content(row.source(), sha2)))
        .forEach(content -> {
          contents.add(content);
          left[0] -= content.bytes().length;
        });
    ObjectNode statement = (ObjectNode) row.statement();
    statement.remove(ADDED);
    return new Entry(row.number(), row.stored(), statement, contents);
  }

  /**
   * How many statements stand behind a number.
   *
   * @param last number of the last of them; the number itself where there is none
   */
  public record Count(long statements, long last) {}

  /**
   * Counts the statements behind a number.
   *
   * @param most after so many it ends
   */
  public Count count(String source, long number, long most) {
    long[] count = {0, number};
    new StatementReads(ledgers.of(source).rows())
        .rowsAfter(
            source,
            number,
            (key, _) -> {
              count[0]++;
              count[1] = key;
              return count[0] < most;
            });
    return new Count(count[0], count[1]);
  }

  /**
   * Statements as the body of a request.
   *
   * @param body not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Posting(String contentType, byte[] body) {

    /** A batch of statements, with the contents of their attachments where there are any. */
    public static Posting of(List<Entry> batch) {
      byte[] json = Json.MAPPER.writeValueAsBytes(batch.stream().map(Entry::statement).toList());
      Map<String, Content> contents = new LinkedHashMap<>();
      batch.forEach(e -> e.contents().forEach(c -> contents.putIfAbsent(c.sha2(), c)));
      if (contents.isEmpty()) {
        return new Posting("application/json", json);
      }
      String boundary = "crossover-" + UUID.randomUUID();
      return new Posting(
          "multipart/mixed; boundary=" + boundary, Parts.write(boundary, json, contents.values()));
    }
  }
}
