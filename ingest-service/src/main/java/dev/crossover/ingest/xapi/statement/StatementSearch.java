package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.source.Caller;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.TableView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds statements, one by id or a page by filters, as xAPI 1.0.3, part three, 2.1.3 has it. */
@RestController
class StatementSearch {

  private static final String THROUGH = "X-Experience-API-Consistent-Through";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Rows that a page looks at before it says "more" instead of going on. */
  private static final int MOST_ROWS = 5_000;

  private final StatementTable statements;
  private final TableView<Attachment> attachments;
  private final StatementReads reads;

  StatementSearch(
      StatementTable statements, TableView<Attachment> attachments, StatementReads reads) {
    this.statements = statements;
    this.attachments = attachments;
    this.reads = reads;
  }

  @GetMapping("/xapi/statements")
  ResponseEntity<byte[]> get(HttpServletRequest request, HttpServletResponse response) {
    // First of all: the header goes with errors, too.
    response.setHeader(THROUGH, reads.through().toString());
    StatementQuery query = StatementQuery.of(request);
    Caller caller = Caller.of(request);
    Predicate<StatementRow> visible = row -> caller.sees(row.source());
    Rendering rendering = new Rendering(statements::definition, languages(request));
    String id = query.id();
    return id == null ? page(query, rendering, visible) : one(id, query, rendering, visible);
  }

  private ResponseEntity<byte[]> one(
      String id, StatementQuery query, Rendering rendering, Predicate<StatementRow> visible) {
    StatementRow row = statements.find(id.toLowerCase(Locale.ROOT));
    if (row == null || row.voided() != query.voided() || !visible.test(row)) {
      return ResponseEntity.notFound().build();
    }
    ObjectNode statement = rendering.render(row.complete(), query.format());
    return reply(statement, List.of(row), query);
  }

  private ResponseEntity<byte[]> page(
      StatementQuery query, Rendering rendering, Predicate<StatementRow> visible) {
    StatementTable.Page page =
        statements.read(
            query.wanted(),
            query.wanted().iterator().next(),
            query.range(),
            query.limit(),
            MOST_ROWS,
            visible);
    ObjectNode result = Json.MAPPER.createObjectNode();
    ArrayNode list = result.putArray("statements");
    page.found().forEach(row -> list.add(rendering.render(row.complete(), query.format())));
    result.put("more", query.more(page.next()));
    return reply(result, page.found(), query);
  }

  private ResponseEntity<byte[]> reply(JsonNode json, List<StatementRow> rows, StatementQuery q) {
    byte[] body = Json.MAPPER.writeValueAsBytes(json);
    ResponseEntity.BodyBuilder reply = ResponseEntity.ok();
    rows.stream()
        .map(StatementRow::stored)
        .max(java.util.Comparator.naturalOrder())
        .ifPresent(newest ->
            reply.header(
                HttpHeaders.LAST_MODIFIED,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(newest.atOffset(ZoneOffset.UTC))));
    if (!q.attachments()) {
      return reply.header(HttpHeaders.CONTENT_TYPE, "application/json").body(body);
    }
    String boundary = "crossover-" + UUID.randomUUID();
    return reply
        .header(HttpHeaders.CONTENT_TYPE, "multipart/mixed; boundary=" + boundary)
        .body(Parts.write(boundary, body, contents(rows)));
  }

  private List<Attachment> contents(List<StatementRow> rows) {
    List<Attachment> contents = new ArrayList<>();
    rows.stream()
        .flatMap(row -> Attachments.hashes(row.statement()))
        .distinct()
        .flatMap(sha2 -> Stream.ofNullable(content(sha2)))
        .forEach(contents::add);
    return contents;
  }

  /** Content that came along; it may be a moment behind its statement. */
  private @Nullable Attachment content(String sha2) {
    try {
      attachments.await(sha2, (_, a) -> a != null, PATIENCE);
    } catch (TimeoutException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
    return attachments.get(sha2);
  }

  private static List<Locale.LanguageRange> languages(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    try {
      return accepted == null ? List.of() : Locale.LanguageRange.parse(accepted);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }
}
