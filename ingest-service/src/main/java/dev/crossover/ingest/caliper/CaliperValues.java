package dev.crossover.ingest.caliper;

import dev.crossover.ingest.request.IdForms;
import dev.crossover.ingest.request.Refused;
import dev.crossover.wiring.IsoInstants;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;

/**
 * Checks of single values; each throws {@link Refused} with the path of the field. A null counts as
 * absent, as JSON-LD says.
 */
final class CaliperValues {

  /** How a name begins that means something within one document only. */
  static final String BLANK_NODE = "_:";

  private static final double DAYS_OF_A_MONTH = 365.2425 / 12;

  static boolean absent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  static JsonNode required(JsonNode parent, String at, String name) {
    JsonNode value = parent.path(name);
    if (absent(value)) {
      throw Refused.field(at + name, "is missing");
    }
    return value;
  }

  static String text(JsonNode value, String field) {
    if (!value.isString() || value.asString().isBlank()) {
      throw Refused.field(field, "must be a text");
    }
    return value.asString();
  }

  /** An IRI, a blank node ({@code _:1}), or a bare UUID, which Open edX sends for people. */
  static String id(JsonNode value, String field) {
    String id = text(value, field);
    boolean blankNode = id.startsWith(BLANK_NODE) && IdForms.isUnbroken(id, BLANK_NODE.length());
    if (!IdForms.isIri(id) && !blankNode && !IdForms.isUuid(id)) {
      throw Refused.field(field, "must be an IRI, but is " + id);
    }
    return id;
  }

  /** An entity: its IRI, or an object. */
  static void entity(JsonNode value, String field) {
    if (!value.isObject()) {
      id(value, field);
      return;
    }
    if (!absent(value.path("id"))) {
      id(value.get("id"), field + ".id");
    }
    if (!absent(value.path("duration"))) {
      duration(value.get("duration"), field + ".duration");
    }
    object(value, field + ".", "extensions");
  }

  static void object(JsonNode parent, String at, String name) {
    JsonNode value = parent.path(name);
    if (!absent(value) && !value.isObject()) {
      throw Refused.field(at + name, "must be an object");
    }
  }

  /** A time with its offset, RFC 3339. */
  static Instant time(JsonNode value, String field) {
    String time = text(value, field);
    Instant plain = IsoInstants.parse(time);
    try {
      return plain == null ? OffsetDateTime.parse(time).toInstant() : plain;
    } catch (DateTimeException e) {
      throw Refused.field(field, "must be an RFC 3339 time, but is " + time);
    }
  }

  /** An ISO 8601 duration; years and months by their mean length. */
  static Duration duration(JsonNode value, String field) {
    String text = text(value, field);
    try {
      int t = text.indexOf('T');
      Period date =
          text.startsWith("PT") ? Period.ZERO : Period.parse(t < 0 ? text : text.substring(0, t));
      Duration time = t < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(t));
      long days = date.get(ChronoUnit.DAYS) + Math.round(date.toTotalMonths() * DAYS_OF_A_MONTH);
      Duration duration = time.plusDays(days);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw Refused.field(field, "must be an ISO 8601 duration, but is " + text);
    }
    throw Refused.field(field, "must not be negative, but is " + text);
  }

  private CaliperValues() {}
}
