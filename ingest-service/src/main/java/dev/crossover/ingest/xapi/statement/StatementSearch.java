package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.intake.Candidate.Content;
import dev.crossover.ingest.ledger.Ledgers;
import dev.crossover.ingest.ledger.OtherInstances;
import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.ingest.source.Caller;
import dev.crossover.ingest.xapi.statement.StatementPage.Shown;
import dev.crossover.ingest.xapi.statement.StatementRange.Position;
import dev.crossover.ingest.xapi.statement.Statements.Here;
import dev.crossover.wiring.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Finds statements, one by id or a page by filters, as xAPI 1.0.3, part three, 2.1.3 has it. */
@RestController
class StatementSearch {

  private static final String THROUGH = "X-Experience-API-Consistent-Through";

  /** Header that says which partitions an answer for all sources covers. */
  private static final String PARTITIONS = "X-Crossover-Partitions";

  /** Rows that a page looks at before it says "more" instead of going on. */
  private static final int MOST_ROWS = 5_000;

  private final Statements statements;
  private final Ledgers ledgers;
  private final OtherInstances instances;

  StatementSearch(Statements statements, Ledgers ledgers, OtherInstances instances) {
    this.statements = statements;
    this.ledgers = ledgers;
    this.instances = instances;
  }

  @GetMapping("/xapi/statements")
  ResponseEntity<byte[]> get(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Caller caller = Caller.of(request);
    Here here =
        caller.readsAll()
            ? statements.here()
            : new Here(statements.through(caller.source()), Set.of(), List.of(caller.source()));
    Set<Integer> partitions = new TreeSet<>(here.partitions());
    Collection<String> sources = here.sources();
    Instant through = here.through();
    // First of all: the header goes with errors, too.
    response.setHeader(THROUGH, through.toString());
    StatementQuery query = StatementQuery.of(request);
    List<Locale.LanguageRange> languages = languages(request);
    List<JsonNode> others = new ArrayList<>();
    if (caller.readsAll()) {
      response.setHeader(PARTITIONS, partitions.toString());
    }
    if (caller.readsAll() && !OtherInstances.isHandedOn(request)) {
      for (HostInfo other : ledgers.others()) {
        through = earlier(through, ask(other, request, others, partitions));
      }
      response.setHeader(THROUGH, through.toString());
      if (partitions.size() < ledgers.number()) {
        throw new KafkaAway(null); // a source that moves would seem to have nothing
      }
    }
    // Contents of attachments go to whoever asked, and not from one instance to another.
    boolean partial = OtherInstances.isHandedOn(request) && caller.readsAll();
    String id = query.id();
    return id == null
        ? page(query, sources, languages, others, partial)
        : one(id.toLowerCase(Locale.ROOT), query, sources, languages, others, partial);
  }

  /** Asks another instance for what its sources have; returns up to when it shows everything. */
  private Instant ask(
      HostInfo other, HttpServletRequest request, List<JsonNode> answers, Set<Integer> partitions) {
    try (ClientHttpResponse answer = instances.ask(other, request, new byte[0])) {
      HttpStatusCode status = answer.getStatusCode();
      if (status.is2xxSuccessful()) {
        answers.add(Json.MAPPER.readTree(answer.getBody().readAllBytes()));
      } else if (status.value() != HttpStatus.NOT_FOUND.value()) {
        throw new KafkaAway(null);
      }
      Json.MAPPER
          .readTree(String.valueOf(answer.getHeaders().getFirst(PARTITIONS)))
          .forEach(partition -> partitions.add(partition.asInt()));
      return Instant.parse(String.valueOf(answer.getHeaders().getFirst(THROUGH)));
    } catch (IOException e) {
      throw new KafkaAway(e);
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private ResponseEntity<byte[]> one(
      String id,
      StatementQuery query,
      Collection<String> sources,
      List<Locale.LanguageRange> languages,
      List<JsonNode> others,
      boolean partial) {
    Optional<StatementRow> here =
        sources.stream()
            .flatMap(source -> Stream.ofNullable(statements.of(source).find(source, id)))
            .filter(row -> row.voided() == query.voided())
            .findFirst();
    if (here.isPresent()) {
      return reply(render(here.get(), query, languages), here.stream().toList(), query, partial);
    }
    return others.isEmpty()
        ? ResponseEntity.notFound().build()
        : reply(others.getFirst(), List.of(), query, partial);
  }

  private ResponseEntity<byte[]> page(
      StatementQuery query,
      Collection<String> sources,
      List<Locale.LanguageRange> languages,
      List<JsonNode> others,
      boolean partial) {
    List<StatementRow> rows = new ArrayList<>();
    List<StatementPage> pages = new ArrayList<>();
    for (String source : sources) {
      StatementReads.Page read =
          statements
              .of(source)
              .read(source, query.wanted(), query.range(), query.limit(), MOST_ROWS);
      rows.addAll(read.found());
      pages.add(
          new StatementPage(
              read.found().stream()
                  .map(row -> new Shown(Position.of(row), render(row, query, languages)))
                  .toList(),
              read.next()));
    }
    others.forEach(other -> pages.add(StatementPage.read(other)));
    StatementPage page = StatementPage.merged(pages, query.range().ascending(), query.limit());
    Set<Position> shown =
        page.found().stream().map(Shown::at).collect(Collectors.toUnmodifiableSet());
    rows.removeIf(row -> !shown.contains(Position.of(row)));
    JsonNode result = partial ? page.partial() : page.result(query.more(page.next()));
    return reply(result, rows, query, partial);
  }

  private JsonNode render(
      StatementRow row, StatementQuery query, List<Locale.LanguageRange> languages) {
    String source = row.source();
    return new Rendering(id -> statements.of(source).definition(source, id), languages)
        .render(row.complete(), query.format());
  }

  private ResponseEntity<byte[]> reply(
      JsonNode json, List<StatementRow> rows, StatementQuery q, boolean partial) {
    byte[] body = Json.MAPPER.writeValueAsBytes(json);
    ResponseEntity.BodyBuilder reply = ResponseEntity.ok();
    rows.stream()
        .map(StatementRow::stored)
        .max(java.util.Comparator.naturalOrder())
        .ifPresent(newest ->
            reply.header(
                HttpHeaders.LAST_MODIFIED,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(newest.atOffset(ZoneOffset.UTC))));
    if (!q.attachments() || partial) {
      return reply.header(HttpHeaders.CONTENT_TYPE, "application/json").body(body);
    }
    String boundary = "crossover-" + UUID.randomUUID();
    return reply
        .header(HttpHeaders.CONTENT_TYPE, "multipart/mixed; boundary=" + boundary)
        .body(Parts.write(boundary, body, contents(rows)));
  }

  private List<Content> contents(List<StatementRow> rows) {
    Map<String, Content> contents = new LinkedHashMap<>();
    for (StatementRow row : rows) {
      Attachments.hashes(row.statement())
          .flatMap(
              sha2 -> Stream.ofNullable(statements.of(row.source()).content(row.source(), sha2)))
          .forEach(content -> contents.putIfAbsent(content.sha2(), content));
    }
    return List.copyOf(contents.values());
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
