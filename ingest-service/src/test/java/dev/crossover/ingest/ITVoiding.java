package dev.crossover.ingest;

import static dev.crossover.ingest.Bodies.cloudEvent;
import static dev.crossover.ingest.Bodies.statement;
import static dev.crossover.ingest.Records.holds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.model.event.Fact;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A voiding withdraws an event; only the source that posted the event may void it. */
@SharedIngest
class ITVoiding {

  private final Ingest ingest;
  private final Posting lms;
  private final Posting other;

  ITVoiding(RunningIngest running) {
    ingest = running.ingest();
    lms = running.lms();
    other = running.other();
  }

  @Test
  void aVoidedStatementIsWithdrawnFromItsLearner() {
    String id = UUID.randomUUID().toString();
    lms.postStatements(statement(id, "4711", "completed"));
    assertThat(lms.postStatements(voiding("teacher", id)).statusCode()).isEqualTo(200);
    assertThat(ingest.events())
        .anyMatch(e -> "a1".equals(e.learner()) && e.fact().equals(new Fact.Voided(id)));
  }

  /** The target may be here, or come after the voiding; it may be an event of any door. */
  @ParameterizedTest
  @CsvSource({"own, true, 404", "own, false, 404", "another, true, 200", "another, false, 200"})
  void aSourceVoidsItsOwnStatementsAlone(String who, boolean targetFirst, int targetThen) {
    Posting sender = who.equals("own") ? lms : other;
    String id = UUID.randomUUID().toString();
    String target = statement(id, "4711", "completed");
    String voiding = voiding("4711", id);
    if (targetFirst) {
      assertThat(lms.postStatements(target).statusCode()).isEqualTo(200);
    }
    // Ids are a source's own: of another one's it voids nothing, and learns nothing.
    assertThat(sender.postStatements(voiding).statusCode()).isEqualTo(200);
    if (!targetFirst) {
      assertThat(lms.postStatements(target).statusCode()).isEqualTo(200);
    }
    assertThat(lms.get("/xapi/statements?statementId=" + id).statusCode()).isEqualTo(targetThen);
  }

  @Test
  void noOtherSourceVoidsACloudEvent() {
    lms.postEvent(cloudEvent("keep"));
    String voiding =
        cloudEvent("void-keep")
            .replace("dev.crossover.active.v1", "dev.crossover.voided.v1")
            .replace("\"learner\":\"a1\"", "\"learner\":\"a1\",\"event\":\"urn:wiki#keep\"");
    assertThat(other.postEvent(voiding).statusCode()).isEqualTo(200);
    assertThat(lms.postEvent(cloudEvent("after")).statusCode()).isEqualTo(200);
    await().until(() -> ingest.records("learner-log").stream().anyMatch(r -> holds(r, "after")));
    assertThat(ingest.records("learner-log")).noneMatch(r -> holds(r, "void-keep"));
    assertThat(lms.postEvent(voiding).statusCode()).isEqualTo(200);
    await()
        .until(() -> ingest.records("learner-log").stream().anyMatch(r -> holds(r, "void-keep")));
  }

  /** A statement of an account that voids another statement. */
  private static String voiding(String actor, String target) {
    return statement(UUID.randomUUID().toString(), actor, "voided")
        .replaceFirst(
            "\"object\":\\{[^}]*}",
            "\"object\":{\"objectType\":\"StatementRef\",\"id\":\"" + target + "\"}");
  }
}
