package dev.crossover.ingest.caliper;

import dev.crossover.ingest.intake.Candidate;
import dev.crossover.ingest.intake.Canonical;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads a body of Caliper: one envelope, or an array of them, as Open edX sends. What stands around
 * the data ({@code sensor}, {@code sendTime}) is checked and is no content: a retry is sent at
 * another time.
 *
 * <p>A describe of an entity has the id of the entity, which comes again with every change; it gets
 * one derived from source and content. So does an event of version 1.1 that has none.
 */
final class EnvelopeReader {

  /** Versions are the IRIs of their contexts; extensions of 1.1 have contexts of their own. */
  private static final Pattern VERSION =
      Pattern.compile("http://purl\\.imsglobal\\.org/ctx/caliper/v1p([12])(?:/\\w+-extension)?");

  private static final Set<String> ID = Set.of("id");
  private static final List<String> CONTEXT_OF_EVENT =
      List.of(
          "target",
          "generated",
          "edApp",
          "referrer",
          "group",
          "membership",
          "session",
          "federatedSession");

  private final String source;
  private final Instant now;

  EnvelopeReader(String source, Instant now) {
    this.source = source;
    this.now = now;
  }

  /**
   * Reads all events and describes in order.
   *
   * @throws Refused naming the first field that is wrong; the whole body is refused then
   */
  List<Candidate> read(JsonNode json) {
    if (json.isMissingNode()) {
      throw new Refused(RejectReason.MALFORMED, null, "the body is empty");
    }
    List<Candidate> batch = new ArrayList<>();
    if (!json.isArray()) {
      envelope(json, "", batch);
    }
    for (int i = 0; json.isArray() && i < json.size(); i++) {
      envelope(json.get(i), "envelopes[" + i + "].", batch);
    }
    return batch;
  }

  private void envelope(JsonNode envelope, String at, List<Candidate> batch) {
    if (!envelope.isObject()) {
      throw Refused.field(at + "envelope", "must be an object");
    }
    CaliperValues.text(CaliperValues.required(envelope, at, "sensor"), at + "sensor");
    CaliperValues.time(CaliperValues.required(envelope, at, "sendTime"), at + "sendTime");
    boolean idsRequired = version(envelope, at) > 1;
    JsonNode data = CaliperValues.required(envelope, at, "data");
    if (!data.isArray()) {
      throw Refused.field(at + "data", "must be an array");
    }
    for (int i = 0; i < data.size(); i++) {
      batch.add(candidate(data.get(i), at + "data[" + i + "]", idsRequired));
    }
  }

  private static int version(JsonNode envelope, String at) {
    String field = at + "dataVersion";
    String version = CaliperValues.text(CaliperValues.required(envelope, at, "dataVersion"), field);
    Matcher known = VERSION.matcher(version);
    if (!known.matches()) {
      throw Refused.field(
          field, "must be one of " + CaliperController.VERSIONS + ", but is " + version);
    }
    return Integer.parseInt(known.group(1));
  }

  private Candidate candidate(JsonNode item, String field, boolean idsRequired) {
    if (!item.isObject()) {
      throw Refused.field(field, "must be an object");
    }
    String at = field + ".";
    String type = CaliperValues.text(CaliperValues.required(item, at, "type"), at + "type");
    CaliperValues.entity(item, field);
    boolean event = type.endsWith("Event") || item.has("eventTime");
    return event ? event(item, at, idsRequired) : describe(item, at);
  }

  private Candidate event(JsonNode event, String at, boolean idRequired) {
    CaliperValues.entity(CaliperValues.required(event, at, "actor"), at + "actor");
    CaliperValues.text(CaliperValues.required(event, at, "action"), at + "action");
    CaliperValues.entity(CaliperValues.required(event, at, "object"), at + "object");
    CaliperValues.time(CaliperValues.required(event, at, "eventTime"), at + "eventTime");
    for (String name : CONTEXT_OF_EVENT) {
      if (!CaliperValues.absent(event.path(name))) {
        CaliperValues.entity(event.get(name), at + name);
      }
    }
    Supplier<String> digest = () -> Canonical.forIds(event, ID);
    return new Candidate(
        id(event, at, idRequired, digest),
        Canonical.ofContent(event, ID),
        event,
        CaliperMeaning.owner(event),
        id -> CaliperMeaning.event(id, source, now, event),
        most -> CaliperRemarks.of(event, most));
  }

  private String id(JsonNode event, String at, boolean required, Supplier<String> digest) {
    if (!required && CaliperValues.absent(event.path("id"))) {
      return EventId.derived(source, digest.get());
    }
    return EventId.own(CaliperValues.id(CaliperValues.required(event, at, "id"), at + "id"));
  }

  private Candidate describe(JsonNode entity, String at) {
    CaliperValues.required(entity, at, "id");
    return new Candidate(
        EventId.derived(source, Canonical.forIds(entity, Set.of())),
        Canonical.ofContent(entity, Set.of()),
        entity,
        null,
        null,
        most -> CaliperRemarks.of(entity, most));
  }
}
