package dev.crossover.ingest.caliper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.ingest.intake.Candidate;
import dev.crossover.ingest.intake.Named;
import dev.crossover.ingest.request.Refused;
import dev.crossover.wiring.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

class CaliperRulesTest {

  private static final String CONTEXT = "http://purl.imsglobal.org/ctx/caliper/";
  private static final String ENVELOPE =
      """
      {"sensor": "https://campus.example/sensor", "sendTime": "2026-03-04T10:16:00Z",
       "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": [
       {"id": "urn:uuid:0a5ab5f5-7a39-4a0d-8f8e-30d1d0f7c001", "type": "ViewEvent",
        "actor": {"id": "https://campus.example/people/ada", "type": "Person"},
        "action": "Viewed", "object": "https://campus.example/book/1",
        "eventTime": "2026-03-04T10:15:30Z"}]}
      """;

  @ParameterizedTest(name = "envelope {0} = {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "sensor; ; sensor: is missing",
        "sensor; 7; sensor: must be a text",
        "sendTime; ; sendTime: is missing",
        "sendTime; \"today\"; sendTime: must be an RFC 3339 time",
        "dataVersion; ; dataVersion: is missing",
        "dataVersion; \"http://purl.imsglobal.org/ctx/caliper/v1p0\"; but is http://purl.imsglobal.org/ctx/caliper/v1p0",
        "dataVersion; \"http://purl.imsglobal.org/ctx/caliper/v2p0\"; dataVersion: must be one of",
        "data; ; data: is missing",
        "data; {}; data: must be an array",
        "data; [7]; data[0]: must be an object",
        "data; [{\"id\": \"urn:x\"}]; data[0].type: is missing",
        "data; [{\"type\": \"Person\"}]; data[0].id: is missing",
        "data; [{\"type\": \"Person\", \"id\": \"no IRI\"}]; data[0].id: must be an IRI",
        "data; [{\"type\": \"Film\", \"id\": \"urn:x\", \"duration\": \"long\"}]; data[0].duration: must be an ISO 8601",
      })
  void refusesAnEnvelopeAndNamesTheField(String name, String value, String message) {
    ObjectNode envelope = envelope();
    set(envelope, name, value);
    assertThatThrownBy(() -> read(envelope))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest(name = "event {0} = {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "id; ; id: is missing",
        "id; \"1 2\"; id: must be an IRI",
        "id; 7; id: must be a text",
        "type; ; type: is missing",
        "type; 7; type: must be a text",
        "actor; ; actor: is missing",
        "actor; \"Ada Lovelace\"; actor: must be an IRI",
        "actor; [\"urn:x\"]; actor: must be a text",
        "actor; {\"id\": \"Ada Lovelace\"}; actor.id: must be an IRI",
        "action; ; action: is missing",
        "action; {}; action: must be a text",
        "object; ; object: is missing",
        "object; false; object: must be a text",
        "eventTime; ; eventTime: is missing",
        "eventTime; 1772619330; eventTime: must be a text",
        "eventTime; \"2026-03-04T10:15:30\"; eventTime: must be an RFC 3339 time",
        "target; 7; target: must be a text",
        "session; {\"id\": \"urn:x\", \"duration\": \"P1X\"}; session.duration: must be an ISO 8601",
        "generated; {\"duration\": \"-PT5M\"}; generated.duration: must",
        "extensions; \"x\"; extensions: must be an object",
      })
  void refusesAnEventAndNamesTheField(String name, String value, String message) {
    ObjectNode envelope = envelope();
    set((ObjectNode) envelope.get("data").get(0), name, value);
    assertThatThrownBy(() -> read(envelope))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("data[0]." + message);
  }

  @ParameterizedTest
  @CsvSource({"'', empty", "7, envelope: must be an object", "'[{}]', envelopes[0].sensor"})
  void refusesWhatIsNoEnvelope(String body, String message) {
    assertThatThrownBy(() -> reader("lms").read(Json.MAPPER.readTree(body)))
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "PT10M30S, PT10M30S",
    "PT3600S, PT1H",
    "PT0.5S, PT0.5S",
    "P1DT1H, PT25H",
    "P2W, PT336H",
    "P0Y0M0DT0H5M0S, PT5M",
    "P1M, PT720H"
  })
  void readsDurations(String text, Duration duration) {
    assertThat(CaliperValues.duration(StringNode.valueOf(text), "duration")).isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({"v1p1", "v1p1/ToolLaunchProfile-extension", "v1p2"})
  void readsVersions(String version) {
    assertThat(read(envelope().put("dataVersion", CONTEXT + version))).hasSize(1);
  }

  /**
   * A sender that lost our reply sends again, at another time, with its fields in another order.
   */
  @Test
  void aRetryIsTheSameEvent() {
    ObjectNode again = envelope().put("sendTime", "2026-03-04T11:00:00Z").put("sensor", "urn:b");
    ObjectNode event = (ObjectNode) again.get("data").get(0);
    event.set("id", event.remove("id"));
    assertThat(read(again).getFirst().digest().get())
        .isEqualTo(read(envelope()).getFirst().digest().get());
    assertThat(Named.id(read(again).getFirst())).isEqualTo("0a5ab5f5-7a39-4a0d-8f8e-30d1d0f7c001");
  }

  /** The id of an entity comes again with every describe of it. */
  @Test
  void aDescribeIsKnownBySourceAndContent() {
    String first = describe("lms", "Quiz");
    assertThat(describe("lms", "Quiz")).isEqualTo(first);
    assertThat(describe("lms", "Quiz, renamed")).isNotEqualTo(first);
    assertThat(describe("other", "Quiz")).isNotEqualTo(first);
  }

  private static String describe(String source, String name) {
    ObjectNode envelope = envelope();
    envelope.putArray("data").addObject().put("id", "urn:q").put("type", "Quiz").put("name", name);
    return Named.id(reader(source).read(envelope).getFirst());
  }

  private static List<Candidate> read(JsonNode body) {
    return reader("lms").read(body);
  }

  private static EnvelopeReader reader(String source) {
    return new EnvelopeReader(source, Instant.parse("2026-05-01T00:00:00Z"));
  }

  private static ObjectNode envelope() {
    return (ObjectNode) Json.MAPPER.readTree(ENVELOPE);
  }

  private static void set(ObjectNode node, String name, String value) {
    if (value == null) {
      node.remove(name);
    } else {
      node.set(name, Json.MAPPER.readTree(value));
    }
  }
}
