package dev.crossover.ingest.xapi.rule;

import static dev.crossover.ingest.xapi.GoodStatement.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.ingest.request.Refused;
import dev.crossover.wiring.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class StatementRulesTest {

  @Test
  void acceptsAGoodStatement() {
    assertThatCode(() -> StatementRules.check(Json.MAPPER.readTree(GOOD), ""))
        .doesNotThrowAnyException();
  }

  /** What is put where, and the field that the sender is told of. */
  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "actor; null; actor",
        "actor; {}; actor",
        "actor; {\"mbox\":\"ada@example.org\"}; actor.mbox",
        "actor; {\"mbox\":\"mailto:a@b.c\",\"openid\":\"https://x.example\"}; actor",
        "actor; {\"mbox_sha1sum\":\"abc\"}; actor.mbox_sha1sum",
        "actor; {\"account\":{\"name\":\"x\"}}; actor.account.homePage",
        "actor; {\"account\":{\"homePage\":\"lms\",\"name\":\"x\"}}; actor.account.homePage",
        "actor; {\"objectType\":\"Group\"}; actor.member",
        "verb; {}; verb.id",
        "verb; {\"id\":\"completed\"}; verb.id",
        "object; {\"id\":7}; object.id",
        "object; {\"objectType\":\"Thing\",\"id\":\"urn:x\"}; object.objectType",
        "object; {\"objectType\":\"StatementRef\",\"id\":\"x\"}; object.id",
        "result; {\"score\":{\"scaled\":1.1}}; result.score.scaled",
        "result; {\"score\":{\"raw\":11,\"min\":0,\"max\":10}}; result.score.raw",
        "result; {\"score\":{\"min\":3,\"max\":1}}; result.score.min",
        "result; {\"success\":\"true\"}; result.success",
        "result; {\"duration\":\"P4W1D\"}; result.duration",
        "result; {\"duration\":\"5 minutes\"}; result.duration",
        "result; {\"grade\":1}; result.grade",
        "context; {\"registration\":\"1\"}; context.registration",
        "context; {\"language\":\"e\"}; context.language",
        "timestamp; \"yesterday\"; timestamp",
        "timestamp; \"2026-03-04T10:15:30-00:00\"; timestamp",
        "id; \"1\"; id",
        "id; \"7f0c9e34-4d3c-4f6b-9d2f-00000000000g\"; id",
        "id; \"7f0c9e34-4d3c-4f6b-9d2f000000000000-\"; id",
        "id; \"7f0c9e34-4d3c-4f6b-9d2f-00000000000\uff11\"; id",
        "verb; {\"id\":\"read\"}; verb.id",
        "verb; {\"id\":\":read\"}; verb.id",
        "verb; {\"id\":\"verbs:\"}; verb.id",
        "verb; {\"id\":\"1verbs:read\"}; verb.id",
        "verb; {\"id\":\"ver bs:read\"}; verb.id",
        "verb; {\"id\":\"verbs:re\\u000bad\"}; verb.id",
        "version; \"3.0\"; version",
        "Timestamp; \"2026-03-04T10:15:30Z\"; Timestamp",
        "attachments; {}; attachments",
      })
  void refusesAndNamesTheField(String where, String value, String field) {
    ObjectNode statement = (ObjectNode) Json.MAPPER.readTree(GOOD);
    statement.set(where, Json.MAPPER.readTree(value));
    assertThatThrownBy(() -> StatementRules.check(statement, ""))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @CsvSource({"P4W, PT672H", "PT1.5S, PT1.5S", "P1DT2H, PT26H", "PT0S, PT0S"})
  void readsDurations(String text, String duration) {
    assertThat(XapiValues.duration(text, "x")).hasToString(duration);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-04T10:15:30+0100, 2026-03-04T09:15:30Z",
    "2026-03-04T10:15:30+01, 2026-03-04T09:15:30Z",
    "2026-03-04T10:15:30.123456z, 2026-03-04T10:15:30.123456Z",
    "2026-03-04T10:15:30.5-05:30, 2026-03-04T15:45:30.500Z",
    "2026-03-04T10:15:30, 2026-03-04T10:15:30Z",
    "2026-03-04T10:15-01, 2026-03-04T11:15:00Z",
  })
  void readsTimesAsSendersWriteThem(String text, String instant) {
    assertThat(XapiValues.instant(text, "x")).hasToString(instant);
  }
}
