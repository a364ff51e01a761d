package dev.crossover.ingest.deadletter;

import static dev.crossover.ingest.deadletter.DeadLetterTopic.bytes;
import static dev.crossover.ingest.deadletter.DeadLetterTopic.cameFrom;
import static dev.crossover.ingest.deadletter.DeadLetterTopic.stored;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.ingest.deadletter.LetterTurns.Kept;
import dev.crossover.ingest.deadletter.LetterTurns.Outcome;
import dev.crossover.model.Topics;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.record.AccountOwner;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.Json;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a table says now goes back in place of what the letter says. */
class PutBackFromTableTest {

  private static final VersionedRecord OWNER =
      new VersionedRecord(2, "admin", new AccountOwner("ada"));

  @AutoClose private final DeadLetterTopic letters;
  private final PutBack putBack;

  PutBackFromTableTest(@TempDir Path state) {
    letters = new DeadLetterTopic(state);
    putBack = letters.putBack();
  }

  @Test
  void somethingStoredIsLookedAtAgainFirst() {
    Learner ada = ada();
    letters.put(Topics.PEOPLE, "ada", ada);
    letters.put(Topics.RECORDS, "account/9f8e", OWNER);
    letters.add(bytes("ada"), bytes("x"), cameFrom("learner-log", 4));
    letters.add(bytes("ada"), bytes(""), stored("learner-log", 4));
    letters.add(bytes("account/9f8e"), bytes(""), stored("records", 2));
    assertThat(putBack.all(9)).isEqualTo(new Outcome(3, List.of()));
    assertThat(letters.published())
        .extracting(r -> r.topic() + "/" + r.partition())
        .containsExactly("learner-log/4", "records/2", "learner-log/4");
    assertThat(Json.MAPPER.readValue(letters.published().getFirst().value(), LogEntry.class))
        .isEqualTo(new LogEntry.Enrolled(ada.enrolment()));
    assertThat(Json.MAPPER.readValue(letters.published().get(1).value(), VersionedRecord.class))
        .isEqualTo(OWNER);
    assertThat(letters.published())
        .extracting(PutBackFromTableTest::form)
        .containsExactly("1", "1", null);
    assertThat(letters.published().getLast().value()).isEqualTo(bytes("x"));
  }

  /** What the roster has said since is not undone. */
  @Test
  void enrolmentsAndClaimsGoBackAsTheRosterHasThemNow() {
    letters.put(Topics.PEOPLE, "ada", ada());
    letters.put(Topics.RECORDS, "account/9f8e", OWNER);
    LogEntry old =
        new LogEntry.Enrolled(
            new Enrolment(
                "c", "another", "p", LocalDate.EPOCH, 5, Background.ML_ENGINEER, List.of()));
    byte[] entry = Json.MAPPER.writerFor(LogEntry.class).writeValueAsBytes(old);
    letters.add(bytes("ada"), entry, cameFrom("learner-log", 4));
    byte[] claim =
        Json.MAPPER.writeValueAsBytes(new VersionedRecord(1, "admin", new AccountOwner("bo")));
    letters.add(bytes("account/9f8e"), claim, cameFrom("records", 2));
    assertThat(putBack.all(9)).isEqualTo(new Outcome(2, List.of()));
    assertThat(Json.MAPPER.readValue(letters.published().getFirst().value(), LogEntry.class))
        .isEqualTo(new LogEntry.Enrolled(ada().enrolment()));
    assertThat(Json.MAPPER.readValue(letters.published().getLast().value(), VersionedRecord.class))
        .isEqualTo(OWNER);
  }

  /** An older instance that is asked would publish what stood there before, and undo the newer. */
  @Test
  void whatOnlyANewerInstanceCanReadIsLeftToIt() {
    letters.put(Topics.PEOPLE, "ada", ada());
    letters.put(Topics.RECORDS, "account/9f8e", OWNER);
    letters.add(bytes("account/9f8e"), bytes("x"), cameFrom("records", 2));
    letters.add(bytes("ada"), bytes(""), stored("learner-log", 4));
    letters.put(Topics.RECORDS, "account/9f8e", "{}", "99");
    letters.put(Topics.PEOPLE, "ada", "{}", "99");
    String why = "a newer instance wrote what stands under its key; ask that one";
    assertThat(putBack.all(9).kept())
        .containsExactlyInAnyOrder(new Kept("0-0", why), new Kept("0-1", why));
    assertThat(letters.published()).isEmpty();
    assertThat(letters.waiting()).isEqualTo(2);
  }

  /** What a newer instance said more about a record must not get lost on the way. */
  @Test
  void aRecordGoesBackWithWhatThisInstanceDoesNotKnow() {
    String newer =
        "{\"version\":3,\"by\":\"u-1\",\"later\":1,\"content\":{\"kind\":\"account\",\"learner\":\"ada\"}}";
    letters.put(Topics.RECORDS, "account/9f8e", newer, "1");
    letters.add(bytes("account/9f8e"), bytes("x"), cameFrom("records", 2));
    letters.add(bytes("source/gone"), bytes("x"), cameFrom("records", 2));
    assertThat(putBack.all(9))
        .isEqualTo(new Outcome(1, List.of(new Kept("0-1", "its record was deleted"))));
    assertThat(new String(letters.published().getFirst().value(), UTF_8)).isEqualTo(newer);
    assertThat(form(letters.published().getFirst())).isEqualTo("1");
  }

  private static Learner ada() {
    return new Learner(
        "ada",
        "Ada",
        null,
        "red",
        "spring",
        "small",
        LocalDate.parse("2026-03-02"),
        8,
        Background.ML_ENGINEER,
        null,
        List.of(),
        List.of());
  }

  private static @Nullable String form(ProducerRecord<byte[], byte[]> sent) {
    Header form = sent.headers().lastHeader("v");
    return form == null ? null : new String(form.value(), UTF_8);
  }
}
