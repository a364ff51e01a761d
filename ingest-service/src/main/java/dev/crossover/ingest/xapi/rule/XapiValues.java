package dev.crossover.ingest.xapi.rule;

import dev.crossover.ingest.request.IdForms;
import dev.crossover.ingest.request.Refused;
import dev.crossover.wiring.IsoInstants;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Checks of single values; each throws {@link Refused} with the path of the field. */
public final class XapiValues {

  /** More characters than a time has. The patterns take a time that grows with their square. */
  private static final int LONGEST_TIME = 64;

  private static final Pattern SHORT_OFFSET = Pattern.compile("(.*T.*[+-]\\d\\d)(\\d\\d)?");
  private static final Pattern ZONED = Pattern.compile(".*(Z|z|[+-]\\d\\d:\\d\\d)");
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+(\\s*;.*)?");
  private static final Pattern DURATION_FORM =
      Pattern.compile(
          "P(?:(\\d+(?:\\.\\d+)?)W|"
              + "(?=.)(?:(\\d+(?:\\.\\d+)?)Y)?(?:(\\d+(?:\\.\\d+)?)M)?(?:(\\d+(?:\\.\\d+)?)D)?"
              + "(?:T(?=.)(?:(\\d+(?:\\.\\d+)?)H)?(?:(\\d+(?:\\.\\d+)?)M)?(?:(\\d+(?:\\.\\d+)?)S)?)?)");
  private static final double[] SECONDS = {604_800, 31_556_952, 2_629_746, 86_400, 3_600, 60, 1};

  /** Checks a value that stands at a path. */
  @FunctionalInterface
  interface Check {
    void at(JsonNode value, String field);
  }

  static void required(JsonNode parent, String at, String name, Check check) {
    JsonNode value = parent.get(name);
    if (value == null) {
      throw Refused.field(at + name, "is missing");
    }
    check.at(value, at + name);
  }

  static void optional(JsonNode parent, String at, String name, Check check) {
    JsonNode value = parent.get(name);
    if (value != null) {
      check.at(value, at + name);
    }
  }

  static void each(JsonNode array, String field, Check check) {
    if (!array.isArray()) {
      throw Refused.field(field, "must be an array");
    }
    for (int i = 0; i < array.size(); i++) {
      check.at(array.get(i), field + "[" + i + "]");
    }
  }

  static void only(JsonNode node, String at, String... names) {
    List<String> known = Arrays.asList(names);
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        throw Refused.field(at + name, "is not known here (names are case sensitive)");
      }
    }
  }

  /** Null stands for nothing in xAPI but inside extensions. */
  static void noNulls(JsonNode node, String at) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = field.getValue();
      if (value.isNull()) {
        throw Refused.field(at + field.getKey(), "must not be null");
      }
      if (!field.getKey().equals("extensions")) {
        noNullsWithin(value, at + field.getKey());
      }
    }
  }

  private static void noNullsWithin(JsonNode value, String field) {
    if (value.isArray()) {
      each(value, field, XapiValues::noNullsWithin);
    } else if (value.isNull()) {
      throw Refused.field(field, "must not be null");
    } else if (value.isObject()) {
      noNulls(value, field + ".");
    }
  }

  /** The declared type of an object, or the one that xAPI assumes. */
  static String objectType(JsonNode node, String field, String otherwise) {
    optional(node, field + ".", "objectType", XapiValues::text);
    return node.path("objectType").asString(otherwise);
  }

  static void object(JsonNode value, String field) {
    if (!value.isObject()) {
      throw Refused.field(field, "must be an object");
    }
  }

  static void text(JsonNode value, String field) {
    if (!value.isString()) {
      throw Refused.field(field, "must be a string");
    }
  }

  static void bool(JsonNode value, String field) {
    if (!value.isBoolean()) {
      throw Refused.field(field, "must be true or false");
    }
  }

  static void number(JsonNode value, String field) {
    if (!value.isNumber()) {
      throw Refused.field(field, "must be a number");
    }
  }

  public static void uuid(JsonNode value, String field) {
    text(value, field);
    if (!IdForms.isUuid(value.asString())) {
      throw Refused.field(field, "must be a UUID, but is " + value.asString());
    }
  }

  public static void iri(JsonNode value, String field) {
    text(value, field);
    if (!IdForms.isIri(value.asString())) {
      throw Refused.field(field, "must be an IRI with a scheme, but is " + value.asString());
    }
  }

  static void iriOrUuid(JsonNode value, String field) {
    text(value, field);
    if (!IdForms.isUuid(value.asString())) {
      iri(value, field);
    }
  }

  static void wholeNumber(JsonNode value, String field) {
    if (!value.isIntegralNumber() || value.asLong() < 0) {
      throw Refused.field(field, "must be a whole number, 0 or more");
    }
  }

  static void mediaType(JsonNode value, String field) {
    text(value, field);
    if (!MEDIA_TYPE.matcher(value.asString()).matches()) {
      throw Refused.field(field, "must be a media type, but is " + value.asString());
    }
  }

  static void languageTag(JsonNode value, String field) {
    text(value, field);
    tag(value.asString(), field);
  }

  static void languageMap(JsonNode value, String field) {
    object(value, field);
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      tag(entry.getKey(), field);
      text(entry.getValue(), field + "." + entry.getKey());
    }
  }

  static void extensions(JsonNode value, String field) {
    object(value, field);
    for (String key : value.propertyNames()) {
      if (!IdForms.isIri(key)) {
        throw Refused.field(field, "each key must be an IRI, but one is " + key);
      }
    }
  }

  static void timestamp(JsonNode value, String field) {
    text(value, field);
    instant(value.asString(), field);
  }

  static void duration(JsonNode value, String field) {
    text(value, field);
    duration(value.asString(), field);
  }

  /** A point in time; without a zone it is read as UTC, as xAPI says. */
  public static Instant instant(String text, String field) {
    Instant plain = IsoInstants.parse(text);
    if (plain != null) {
      return plain;
    }
    if (text.length() > LONGEST_TIME) {
      throw Refused.field(field, "must be an ISO 8601 time, but is longer than any");
    }
    if (text.endsWith("-00:00") || text.endsWith("-0000") || text.endsWith("-00")) {
      throw Refused.field(field, "must not have the offset -00:00");
    }
    try {
      return text.indexOf('T') < 0
          ? Instant.parse(text)
          : OffsetDateTime.parse(withZone(text), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
              .toInstant();
    } catch (DateTimeException e) {
      throw Refused.field(field, "must be an ISO 8601 time, but is " + text);
    }
  }

  /** An ISO 8601 duration; years and months by their mean length. */
  public static Duration duration(String text, String field) {
    Matcher parts = DURATION_FORM.matcher(text);
    if (!parts.matches()) {
      throw Refused.field(field, "must be an ISO 8601 duration, but is " + text);
    }
    double seconds = 0;
    for (int i = 0; i < SECONDS.length; i++) {
      String part = parts.group(i + 1);
      seconds += part == null ? 0 : Double.parseDouble(part) * SECONDS[i];
    }
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private static String withZone(String time) {
    Matcher offset = SHORT_OFFSET.matcher(time);
    if (offset.matches()) {
      return offset.group(1) + ":" + Objects.requireNonNullElse(offset.group(2), "00");
    }
    return ZONED.matcher(time).matches() ? time.replace('z', 'Z') : time + "Z";
  }

  private static void tag(String tag, String field) {
    try {
      new Locale.Builder().setLanguageTag(tag);
    } catch (IllformedLocaleException e) {
      throw Refused.field(field, "is not a language tag: " + tag);
    }
  }

  private XapiValues() {}
}
