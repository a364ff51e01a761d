package dev.crossover.ingest.cloudevents;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.crossover.ingest.intake.Candidate;
import dev.crossover.ingest.intake.Canonical;
import dev.crossover.ingest.intake.Owner;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import dev.crossover.model.event.Attester;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.FollowUp;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.event.Route;
import dev.crossover.model.learner.Account;
import dev.crossover.wiring.IsoInstants;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads a CloudEvent (v1.0, github.com/cloudevents/spec) whose type is {@code
 * dev.crossover.KIND.v1}; its data is checked against the JSON Schema that we publish, and what it
 * names of a plan against the plans.
 */
@Component
class CloudEventReader {

  private static final String SCHEMA = "classpath:static/schemas/learning-event.v1.json";
  private static final Pattern TYPE = Pattern.compile("dev\\.crossover\\.([a-z]+)\\.v1");

  /** What stands in a type between {@code dev.crossover.} and {@code .v1}. */
  static final Set<String> KINDS =
      Set.of(
          "started",
          "active",
          "progressed",
          "completed",
          "uncompleted",
          "submitted",
          "graded",
          "attested",
          "reviewed",
          "interviewed",
          "shipped",
          "routed",
          "stuck",
          "offered",
          "followedup",
          "enrolled",
          "left",
          "voided");

  private final Map<String, Schema> schemas = new HashMap<>();
  private final PublishedIds published;

  CloudEventReader(PublishedIds published) {
    this.published = published;
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    KINDS.forEach(kind ->
        schemas.put(kind, registry.getSchema(SchemaLocation.of(SCHEMA + "#/$defs/" + kind))));
  }

  /**
   * Reads one event.
   *
   * @param at where it stands, such as {@code events[3].}; empty for a single one
   * @param check whether data and names are checked; not those of an event that was taken
   * @throws Refused naming the first field that is wrong
   */
  Candidate read(JsonNode event, String at, String source, Instant now, boolean check) {
    if (!event.isObject()) {
      throw Refused.field(at + "event", "must be an object");
    }
    if (!attribute(event, at, "specversion").equals("1.0")) {
      throw Refused.field(at + "specversion", "must be 1.0");
    }
    String id = attribute(event, at, "source") + "#" + attribute(event, at, "id");
    String kind = kind(attribute(event, at, "type"), at);
    Instant occurredAt = time(attribute(event, at, "time"), at);
    JsonNode data = event.path("data");
    if (check) {
      checkData(kind, data, at);
      published.require(data, at + "data");
    }
    JsonNode spent = data.get("spent");
    LearningEvent learned =
        new LearningEvent(
            id,
            null,
            source,
            occurredAt,
            now,
            data.has("activity") ? data.get("activity").asString() : null,
            spent == null ? null : Duration.parse(weeksAsDays(spent.asString())),
            fact(kind, data));
    return new Candidate(
        id, Canonical.ofContent(event, Set.of()), event, owner(data), _ -> learned);
  }

  private void checkData(String kind, JsonNode data, String at) {
    Schema schema = schemas.get(kind);
    List<Error> errors = schema == null ? List.of() : schema.validate(data);
    if (!errors.isEmpty()) {
      Error first = errors.getFirst();
      String place = first.getInstanceLocation().toString().replace('/', '.');
      throw Refused.field(at + "data" + place, first.getMessage());
    }
  }

  private static String attribute(JsonNode event, String at, String name) {
    JsonNode value = event.get(name);
    if (value == null || !value.isString() || value.asString().isBlank()) {
      throw Refused.field(at + name, "is missing or no text");
    }
    return value.asString();
  }

  private static String kind(String type, String at) {
    Matcher matcher = TYPE.matcher(type);
    if (!matcher.matches() || !KINDS.contains(matcher.group(1))) {
      throw new Refused(
          RejectReason.UNKNOWN_TYPE,
          at + "type",
          "must be dev.crossover.KIND.v1 with KIND one of "
              + KINDS.stream().sorted().toList()
              + ", but is "
              + type);
    }
    return matcher.group(1);
  }

  private static Instant time(String time, String at) {
    Instant plain = IsoInstants.parse(time);
    try {
      return plain == null ? OffsetDateTime.parse(time).toInstant() : plain;
    } catch (DateTimeException e) {
      throw Refused.field(at + "time", "must be an RFC 3339 time, but is " + time);
    }
  }

  private static Owner owner(JsonNode data) {
    JsonNode account = data.get("account");
    return account == null
        ? new Owner.ByLearner(data.get("learner").asString())
        : new Owner.ByAccount(
            new Account(account.get("issuer").asString(), account.get("name").asString()));
  }

  private static Fact fact(String kind, JsonNode data) {
    return switch (kind) {
      case "started" -> new Fact.Started();
      case "active" -> new Fact.Active();
      case "progressed" -> new Fact.Progressed(data.get("share").asDouble());
      case "completed" -> new Fact.Completed();
      case "uncompleted" -> new Fact.Uncompleted();
      case "submitted" -> new Fact.Submitted(text(data, "link"));
      case "graded" ->
          new Fact.Graded(
              data.has("score") ? Double.valueOf(data.get("score").asDouble()) : null,
              data.has("passed") ? Boolean.valueOf(data.get("passed").asBoolean()) : null,
              Grader.valueOf(data.path("grader").asString("automatic").toUpperCase(Locale.ROOT)),
              data.has("questions") ? Integer.valueOf(data.get("questions").asInt()) : null);
      case "reviewed" ->
          new Fact.Reviewed(
              data.get("accepted").asBoolean(),
              texts(data.path("evidence")),
              text(data, "comment"));
      case "interviewed" ->
          new Fact.Interviewed(
              data.get("dimension").asString(),
              data.has("score") ? Double.valueOf(data.get("score").asDouble()) : null,
              data.has("signals") ? texts(data.get("signals")) : null);
      case "attested" ->
          new Fact.Attested(
              data.get("skill").asString(), data.get("level").asDouble(), attester(data));
      case "shipped" -> new Fact.Shipped(texts(data.get("skills")), attester(data));
      case "routed" ->
          new Fact.Routed(Route.valueOf(data.get("to").asString().toUpperCase(Locale.ROOT)));
      case "stuck" -> new Fact.Stuck(data.path("stuck").asBoolean(true), text(data, "note"));
      case "offered" -> new Fact.Offered(data.get("offers").asBoolean());
      case "followedup" -> followedUp(data);
      case "enrolled" -> new Fact.Enrolled();
      case "left" -> new Fact.Left();
      case "voided" -> new Fact.Voided(data.get("event").asString());
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static Fact followedUp(JsonNode data) {
    String until = text(data, "until");
    return new Fact.FollowedUp(
        FollowUp.valueOf(data.get("what").asString().toUpperCase(Locale.ROOT)),
        text(data, "by"),
        text(data, "note"),
        until == null ? null : Refused.reading(() -> LocalDate.parse(until)));
  }

  private static @Nullable String text(JsonNode data, String field) {
    return data.has(field) ? data.get(field).asString() : null;
  }

  private static Attester attester(JsonNode data) {
    return Attester.valueOf(data.get("by").asString().toUpperCase(Locale.ROOT));
  }

  private static Set<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
  }

  /** java.time reads no weeks together with time. */
  private static String weeksAsDays(String duration) {
    return duration.endsWith("W")
        ? "P" + 7 * Long.parseLong(duration.substring(1, duration.length() - 1)) + "D"
        : duration;
  }
}
