package dev.crossover.ingest.caliper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.ingest.intake.Remark;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is said of Caliper that is kept although it is not in all as the specification has it. */
class CaliperRemarksTest {

  private static final int MOST = 20;

  private static final String GRADE =
      """
      {"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","type":"GradeEvent",
       "id":"urn:uuid:3bca2a3b-5a0c-4f4c-9d8e-3a6f1f0c7a11",
       "actor":{"id":"https://lms.example/grader","type":"SoftwareApplication","version":"2.1"},
       "action":"Graded","eventTime":"2026-03-04T10:00:00.000Z",
       "object":{"id":"https://lms.example/attempts/1","type":"Attempt","count":1,
         "assignee":{"id":"https://lms.example/people/4711","type":"Person","name":"Ada",
           "dateCreated":"2026-01-01T00:00:00Z","extensions":{"count":"two"}},
         "assignable":"https://lms.example/quiz/7","duration":"PT50M30S"},
       "generated":{"id":"https://lms.example/scores/1","type":"Score","scoreGiven":8.5,
         "maxScore":10,"scoredBy":"https://lms.example/grader","comment":"good"},
       "group":{"id":"https://lms.example/courses/1","type":"CourseSection",
         "subOrganizationOf":null,"otherIdentifiers":[]}}
      """;

  @Test
  void aSoundEventHasNone() {
    assertThat(CaliperRemarks.of(Json.MAPPER.readTree(GRADE), MOST)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("golden")
  void noneIsMadeOfOurGoldenEventsThatAreKnown(Path file) throws IOException {
    JsonNode read = Json.MAPPER.readTree(Files.readString(file));
    assertThat(read.findValues("data"))
        .isNotEmpty()
        .allSatisfy(data ->
            assertThat(data.valueStream().flatMap(item -> CaliperRemarks.of(item, MOST).stream()))
                .isEmpty());
  }

  static List<Path> golden() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/caliper/raw"))) {
      return files.filter(file -> !file.getFileName().toString().contains("unknown")).toList();
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          /action,                      "Submitted",   action,                       `must be one of Graded, for a GradeEvent`
          /type,                        "GradingEvent", type,                        must be a type of event that Caliper names
          /object/type,                 "Assessment",  object.type,                  `must be one of Attempt, for a GradeEvent`
          /generated/type,              "Result",      generated.type,               `must be one of Score, for a GradeEvent`
          /object/count,                "one",         object.count,                 must be a whole number
          /object/count,                1.5,           object.count,                 must be a whole number
          /object/duration,             "50 min",      object.duration,              must be an ISO 8601 duration
          /object/assignee/name,        7,             object.assignee.name,         must be a text
          /object/assignee/dateCreated, "yesterday",   object.assignee.dateCreated,  must be an RFC 3339 time
          /object/assignee/id,          null,          object.assignee,              `must be an IRI, or an object with type and id`
          /object/assignable,           "quiz 7",      object.assignable,            `must be an IRI, or an object with type and id`
          /generated/scoreGiven,        "8.5",         generated.scoreGiven,         must be a number
          /generated/scoredBy,          [],            generated.scoredBy,           `must be an IRI, or an object with type and id`
          /group/otherIdentifiers,      {},            group.otherIdentifiers,       must be a list
          """)
  void saysWhatAValueShouldBe(String at, String value, String field, String message) {
    ObjectNode event = (ObjectNode) Json.MAPPER.readTree(GRADE);
    int last = at.lastIndexOf('/');
    ((ObjectNode) event.at(at.substring(0, last)))
        .set(at.substring(last + 1), Json.MAPPER.readTree(value));
    assertThat(CaliperRemarks.of(event, MOST)).contains(new Remark(field, message));
  }

  /** Names of its own may hold what is personal, and be as long as they like. */
  @Test
  void tellsNoNameThatIsNotCalipers() {
    ObjectNode event = (ObjectNode) Json.MAPPER.readTree(GRADE);
    event.putObject("membersByMail").putObject("ada@x.example").put("name", 7);
    assertThat(CaliperRemarks.of(event, MOST))
        .containsExactly(new Remark("*.*.name", "must be a text"));
  }

  @Test
  void saysNoMoreThanWhoMendsItCanUse() {
    ObjectNode event = (ObjectNode) Json.MAPPER.readTree(GRADE);
    List<ObjectNode> many =
        Stream.generate(() -> Json.MAPPER.createObjectNode().put("name", 1)).limit(500).toList();
    event.set("items", Json.MAPPER.valueToTree(many));
    assertThat(CaliperRemarks.of(event, MOST))
        .hasSize(MOST)
        .first()
        .isEqualTo(new Remark("items[0].name", "must be a text"));
  }
}
