package dev.crossover.ingest.xapi.document;

import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.source.Caller;
import dev.crossover.ingest.xapi.Params;
import dev.crossover.ingest.xapi.document.DocumentKey.Kind;
import dev.crossover.ingest.xapi.statement.AgentKey;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which documents a request is about: xAPI 1.0.3, part three, 2.3, 2.6 and 2.7.
 *
 * @param source whose documents
 * @param kind which resource
 * @param owner activity, agent or both
 * @param id the one document; null for all of the owner
 * @param registration only states of this registration; null for any
 * @param since only what was written after; null for all
 */
record DocumentRequest(
    String source,
    Kind kind,
    String owner,
    @Nullable String id,
    @Nullable String registration,
    @Nullable Instant since) {

  /**
   * Reads the parameters.
   *
   * @param kind which resource
   * @throws Refused naming the first that is wrong or missing
   */
  static DocumentRequest of(HttpServletRequest request, Kind kind) {
    String source = Caller.source(request);
    return switch (kind) {
      case STATE -> {
        Params p = Params.of(request, "activityId", "agent", "registration", "stateId", "since");
        String registration = p.uuid("registration");
        yield new DocumentRequest(
            source,
            kind,
            activity(p) + " " + agent(p),
            p.text("stateId"),
            registration == null ? null : registration.toLowerCase(Locale.ROOT),
            p.time("since"));
      }
      case AGENT_PROFILE -> {
        Params p = Params.of(request, "agent", "profileId", "since");
        yield new DocumentRequest(
            source, kind, agent(p), p.text("profileId"), null, p.time("since"));
      }
      case ACTIVITY_PROFILE -> {
        Params p = Params.of(request, "activityId", "profileId", "since");
        yield new DocumentRequest(
            source, kind, activity(p), p.text("profileId"), null, p.time("since"));
      }
    };
  }

  /** The key of the one document. */
  DocumentKey key() {
    if (id == null || id.isEmpty()) {
      throw Refused.field(kind == Kind.STATE ? "stateId" : "profileId", "is missing");
    }
    return new DocumentKey(source, kind, owner, id, registration);
  }

  /** Whether a document is one of those that are asked for together. */
  boolean includes(DocumentState state) {
    Document document = state.document();
    return document != null
        && (registration == null || registration.equals(state.key().registration()))
        && (since == null || document.updated().isAfter(since));
  }

  /** Entity tags of a header, without quotes; empty where it is not there. */
  static List<String> tags(@Nullable String header) {
    return header == null
        ? List.of()
        : Arrays.stream(header.split(",", -1))
            .map(tag -> tag.strip().replaceFirst("^W/", "").replace("\"", ""))
            .toList();
  }

  private static String activity(Params p) {
    p.required("activityId");
    return String.valueOf(p.iri("activityId"));
  }

  private static String agent(Params p) {
    p.required("agent");
    JsonNode agent = p.agent("agent");
    String key = agent == null ? null : AgentKey.of(agent);
    if (key == null) {
      throw Refused.field("agent", "must be identified");
    }
    return key;
  }
}
