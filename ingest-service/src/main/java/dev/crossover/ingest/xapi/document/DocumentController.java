package dev.crossover.ingest.xapi.document;

import dev.crossover.ingest.request.Body;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import dev.crossover.ingest.request.Utf8;
import dev.crossover.ingest.xapi.XapiVersion;
import dev.crossover.ingest.xapi.document.DocumentChange.Action;
import dev.crossover.ingest.xapi.document.DocumentKey.Kind;
import dev.crossover.ingest.xapi.document.DocumentState.Outcome;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The document resources: state, agent profile, activity profile. */
@RestController
class DocumentController {

  private static final String STATE = "/xapi/activities/state";
  private static final String ACTIVITY_PROFILE = "/xapi/activities/profile";
  private static final String AGENT_PROFILE = "/xapi/agents/profile";

  private final Documents documents;
  private final Body body;
  private final Clock clock;

  DocumentController(Documents documents, Body body, Clock clock) {
    this.documents = documents;
    this.body = body;
    this.clock = clock;
  }

  @GetMapping({STATE, ACTIVITY_PROFILE, AGENT_PROFILE})
  ResponseEntity<byte[]> get(HttpServletRequest request) {
    DocumentRequest asked = DocumentRequest.of(request, kind(request));
    return asked.id() == null ? ids(asked) : one(asked.key());
  }

  @PutMapping({STATE, ACTIVITY_PROFILE, AGENT_PROFILE})
  ResponseEntity<Object> put(HttpServletRequest request) throws IOException {
    return write(request, Action.PUT);
  }

  @PostMapping({STATE, ACTIVITY_PROFILE, AGENT_PROFILE})
  ResponseEntity<Object> post(HttpServletRequest request) throws IOException {
    return write(request, Action.POST);
  }

  /** Removes one document, or all states of an activity and agent. */
  @DeleteMapping({STATE, ACTIVITY_PROFILE, AGENT_PROFILE})
  ResponseEntity<Object> delete(HttpServletRequest request) {
    DocumentRequest asked = DocumentRequest.of(request, kind(request));
    if (asked.id() != null || asked.kind() != Kind.STATE) {
      return reply(documents.change(change(request, asked.key(), Action.DELETE, null)));
    }
    documents.of(asked.source(), asked.kind(), asked.owner()).stream()
        .filter(asked::includes)
        .forEach(s -> documents.change(change(request, s.key(), Action.DELETE, null)));
    return ResponseEntity.noContent().build();
  }

  private ResponseEntity<Object> write(HttpServletRequest request, Action action)
      throws IOException {
    DocumentKey key = DocumentRequest.of(request, kind(request)).key();
    String type = request.getContentType();
    Document content =
        Document.of(
            type == null ? "application/octet-stream" : type, body.bytes(request), clock.instant());
    if (content.isJson()) {
      requireJson(content, action);
    }
    return reply(documents.change(change(request, key, action, content)));
  }

  private static DocumentChange change(
      HttpServletRequest request, DocumentKey key, Action action, @Nullable Document content) {
    boolean second = XapiVersion.of(request) == XapiVersion.SECOND;
    return new DocumentChange(
        UUID.randomUUID().toString(),
        key,
        action,
        content,
        DocumentRequest.tags(request.getHeader(HttpHeaders.IF_MATCH)),
        DocumentRequest.tags(request.getHeader(HttpHeaders.IF_NONE_MATCH)),
        key.kind() != Kind.STATE || second,
        key.kind() != Kind.STATE);
  }

  private static void requireJson(Document content, Action action) {
    try {
      JsonNode read = Json.MAPPER.readTree(Utf8.text(content.content()));
      if (read.isMissingNode()) {
        throw new Refused(RejectReason.MALFORMED, "body", "is empty, which is not JSON");
      }
      if (action == Action.POST && !read.isObject()) {
        throw new Refused(RejectReason.MALFORMED, "body", "must be a JSON object to be merged");
      }
    } catch (JacksonException | NumberFormatException e) {
      throw new Refused(RejectReason.MALFORMED, "body", "is not JSON: " + e.getMessage());
    }
  }

  private ResponseEntity<byte[]> one(DocumentKey key) {
    Document document = documents.find(key);
    return document == null
        ? ResponseEntity.notFound().build()
        : ResponseEntity.ok()
            .header(HttpHeaders.CONTENT_TYPE, document.contentType())
            .header(HttpHeaders.ETAG, "\"" + document.etag() + "\"")
            .header(
                HttpHeaders.LAST_MODIFIED,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    document.updated().atOffset(ZoneOffset.UTC)))
            .body(document.content());
  }

  private ResponseEntity<byte[]> ids(DocumentRequest asked) {
    List<String> ids =
        documents.of(asked.source(), asked.kind(), asked.owner()).stream()
            .filter(asked::includes)
            .map(state -> state.key().id())
            .distinct()
            .toList();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "application/json")
        .body(Json.MAPPER.writeValueAsString(ids).getBytes(StandardCharsets.UTF_8));
  }

  private static ResponseEntity<Object> reply(Outcome outcome) {
    return switch (outcome) {
      case DONE -> ResponseEntity.noContent().build();
      case NOT_AS_SEEN ->
          refused(
              HttpStatus.PRECONDITION_FAILED,
              "the document is not as If-Match or If-None-Match says");
      case EXISTS ->
          refused(
              HttpStatus.CONFLICT,
              "a document is there already: read it, then put with If-Match and its ETag");
      case NEEDS_CONDITION ->
          refused(HttpStatus.BAD_REQUEST, "put with If-Match or If-None-Match: *");
      case CANNOT_MERGE ->
          refused(HttpStatus.BAD_REQUEST, "only two JSON objects can be merged; put it instead");
    };
  }

  private static ResponseEntity<Object> refused(HttpStatus status, String message) {
    ResponseEntity<?> reply = Problem.reply(status, "document", message);
    return new ResponseEntity<>(reply.getBody(), reply.getHeaders(), status);
  }

  private static Kind kind(HttpServletRequest request) {
    return switch (request.getServletPath()) {
      case STATE -> Kind.STATE;
      case AGENT_PROFILE -> Kind.AGENT_PROFILE;
      default -> Kind.ACTIVITY_PROFILE;
    };
  }
}
