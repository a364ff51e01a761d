package dev.crossover.ingest.xapi.statement;

import static dev.crossover.ingest.xapi.GoodStatement.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.ingest.intake.Candidate;
import dev.crossover.ingest.intake.Named;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.wiring.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a reader adds to statements, and what it tells apart. */
class StatementReaderTest {

  /** Moodle sends no id; a retry after a lost reply must be the same statement. */
  @Test
  void derivesTheIdFromTheContentWhereThereIsNone() {
    JsonNode statement = Json.MAPPER.readTree(GOOD);
    ((ObjectNode) statement).remove("id");
    String first = Named.id(read("moodle", statement));
    assertThat(Named.id(read("moodle", statement))).isEqualTo(first);
    assertThat(Named.id(read("other", statement))).isNotEqualTo(first);
    ((ObjectNode) statement).put("timestamp", "2026-03-04T10:15:31Z");
    assertThat(Named.id(read("moodle", statement))).isNotEqualTo(first);
    ((ObjectNode) statement).remove("timestamp");
    String friday = id(statement, "2026-05-01T10:00:00Z");
    String again = id(statement, "2026-05-01T10:05:00Z");
    String monday = id(statement, "2026-05-04T10:00:00Z");
    assertThat(again).isEqualTo(friday);
    assertThat(monday).isNotEqualTo(friday);
  }

  /** Its registration is the session of the task that sends; a retry runs in another one. */
  @Test
  void aRetryOfMoodleInAnotherSessionIsTheSameStatement() {
    String moodle =
        GOOD.replaceFirst("\"id\":\"6690[^,]*,", "")
            .replace(
                "\"language\":\"en-GB\"",
                "\"extensions\":{\"http://lrs.learninglocker.net/define/extensions/info\":"
                    + "{\"event_name\":\"x\",\"version\":\"5.0.1\"}}");
    String again =
        moodle
            .replace("ec531277-b57b-4c15-8d91-d292c5b2b8f7", "ec531277-b57b-4c15-8d91-000000000000")
            .replace("5.0.1", "5.0.2");
    Candidate first = read("moodle", Json.MAPPER.readTree(moodle));
    Candidate second = read("moodle", Json.MAPPER.readTree(again));
    assertThat(Named.id(second)).isEqualTo(Named.id(first));
    assertThat(second.digest().get()).isEqualTo(first.digest().get());
    // Of any other sender the registration is content: an enrolment.
    String other = moodle.replace("define/extensions/info", "define/extensions/other");
    String otherAgain = again.replace("define/extensions/info", "define/extensions/other");
    assertThat(Named.id(read("lms", Json.MAPPER.readTree(other))))
        .isNotEqualTo(Named.id(read("lms", Json.MAPPER.readTree(otherAgain))));
  }

  @Test
  void refusesTwoEqualIdsInABatchNamingTheSecond() {
    assertThatThrownBy(() ->
            reader("x").read(Json.MAPPER.readTree("[" + GOOD + "," + GOOD + "]"), Map.of(), null))
        .hasMessageContaining("statements[1].id");
  }

  /** The order of names and white space are no content. */
  @Test
  void digestSeesContentOnly() {
    String reordered =
        Json.MAPPER
            .readTree(GOOD)
            .toString()
            .replace("\"success\":true,", "")
            .replace("\"duration\":\"PT5M\"", "\"duration\":\"PT5M\",\"success\":true");
    List<String> digests =
        List.of(
            reader("x").read(Json.MAPPER.readTree(GOOD), Map.of(), null).getFirst().digest().get(),
            reader("y")
                .read(Json.MAPPER.readTree(reordered), Map.of(), null)
                .getFirst()
                .digest()
                .get());
    assertThat(digests.getFirst()).isEqualTo(digests.getLast());
  }

  /** The distance of the ends may be more than a double can say; the share must be a number. */
  @ParameterizedTest
  @CsvSource({"-1.7e308, 0", "0, 0.5", "1.7e308, 1", "0.85e308, 0.75"})
  void aScoreOfAnySizeIsAShare(String raw, double share) {
    ObjectNode statement = (ObjectNode) Json.MAPPER.readTree(GOOD);
    statement.putObject("verb").put("id", "http://adlnet.gov/expapi/verbs/scored");
    String score = "{\"min\":-1.7e308,\"max\":1.7e308,\"raw\":" + raw + "}";
    statement.putObject("result").set("score", Json.MAPPER.readTree(score));
    LearningEvent event = Objects.requireNonNull(Named.event(read("lms", statement)));
    assertThat(event.fact())
        .isInstanceOfSatisfying(
            Fact.Graded.class, g -> assertThat(g.score()).isCloseTo(share, within(1e-9)));
  }

  private static String id(JsonNode statement, String now) {
    return Named.id(read("x", statement), Instant.parse(now));
  }

  private static Candidate read(String source, JsonNode statement) {
    return reader(source)
        .read(Json.MAPPER.readTree(statement.toString()), Map.of(), null)
        .getFirst();
  }

  private static StatementReader reader(String source) {
    return new StatementReader(
        source, Instant.parse("2026-05-01T00:00:00Z"), Duration.ofMinutes(15), true);
  }
}
