package dev.crossover.analytics;

import static dev.crossover.analytics.Pipeline.START;
import static dev.crossover.analytics.Pipeline.learner;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Topics;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.intake.IntakeResult;
import dev.crossover.model.learner.Account;
import dev.crossover.model.record.AccountOwner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is set aside has a letter that says from where and why; the next record is processed. */
class SetAsideTest {

  private static final Account ACCOUNT = new Account("https://moodle.example", "ada");

  @AutoClose private final Pipeline pipeline;

  SetAsideTest(@TempDir Path state) {
    pipeline = new Pipeline(state);
    pipeline.enlist(learner("ada", "red"));
    pipeline.newestProgress();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "learner-log",
        "unmatched-events",
        "intake-results",
        "attempts-repartition",
        "seen-activities-repartition"
      })
  void unreadableRecordHasALetterWithItsBytes(String topic) {
    String full = topic.endsWith("-repartition") ? "crossover-analytics-" + topic : topic;
    pipeline.put(full, "ada", "\u0001garbage");
    TestRecord<String, byte[]> letter = onlyLetter();
    assertThat(letter.key()).isEqualTo("ada");
    assertThat(letter.value()).isEqualTo("\u0001garbage".getBytes(UTF_8));
    assertThat(header(letter, "__streams.errors.topic")).isEqualTo(full);
    assertThat(header(letter, "crossover.dead-letter.reason")).startsWith("cannot be read");
    everythingGoesOn();
  }

  /** It has no producer: with a letter it would end the process, again and again. */
  @Test
  void unreadableRecordOfALocalTableIsPassedOver() {
    pipeline.put(Topics.ITEM_DIFFICULTIES.name(), "small", "garbage");
    assertThat(pipeline.letters()).isEmpty();
    everythingGoesOn();
  }

  /** An older instance reads the log of a newer one: kept until that one can read it too. */
  @Test
  void entryOfAKindThatIsNotKnownYetIsKeptForTheUpgrade() {
    pipeline.put(Topics.LEARNER_LOG.name(), "ada", "{\"type\":\"something-new\",\"n\":1}");
    TestRecord<String, byte[]> letter = onlyLetter();
    assertThat(new String(letter.value(), UTF_8)).isEqualTo("{\"type\":\"something-new\",\"n\":1}");
    assertThat(header(letter, "crossover.dead-letter.reason"))
        .isEqualTo("unknown kind something-new");
    everythingGoesOn();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"type\":\"event\"}", "{\"type\":\"enrolment\"}", "{\"type\":\"plan\"}", "null"})
  void entryThatCannotBeProcessedIsSetAside(String text) {
    pipeline.put(Topics.LEARNER_LOG.name(), "ada", text);
    TestRecord<String, byte[]> letter = onlyLetter();
    assertThat(new String(letter.value(), UTF_8)).isEqualTo(text);
    assertThat(header(letter, "crossover.dead-letter.reason")).isNotEmpty();
    everythingGoesOn();
  }

  /** No such moment can be a key of the history; nothing of the event may stay. */
  @Test
  void eventThatThrowsLeavesNothingBehind() {
    LearningEvent event = pipeline.event("e1", "ada", Instant.MAX, new Fact.Active());
    pipeline.happened(event);
    assertThat(header(onlyLetter(), "crossover.dead-letter.reason"))
        .isEqualTo("processing failed: ArithmeticException");
    pipeline.happened(pipeline.event("e1", "ada", START, new Fact.Active()));
    assertThat(Objects.requireNonNull(pipeline.newestProgress().get("ada")).events()).isEqualTo(1);
  }

  /** None of ours writes such a record; it once could have silenced its partition. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"type\":\"erased\"}", "{\"type\":\"tick\",\"partition\":0}"})
  void recordWithoutKeyIsSetAsideAsOne(String text) {
    pipeline.put(Topics.LEARNER_LOG.name(), null, text);
    TestRecord<String, byte[]> letter = onlyLetter();
    assertThat(letter.key()).isEmpty();
    assertThat(letter.headers().lastHeader("crossover.dead-letter.no-key")).isNotNull();
    everythingGoesOn();
  }

  @Test
  void unreadableRowHasOneLetterAndIsWholeAgainAfterTheSameEnrolment() {
    pipeline.happened(active("a1"));
    pipeline.damage("learner-rows-store", "ada");
    pipeline.happened(active("a2"));
    pipeline.publish(SmallPlan.of(2, Pipeline.UNIT));
    pipeline.tick();
    List<TestRecord<String, byte[]>> letters = pipeline.letters();
    List<TestRecord<String, byte[]>> stored =
        letters.stream().filter(l -> l.value().length == 0).toList();
    assertThat(letters).hasSize(2);
    assertThat(stored).hasSize(1);
    TestRecord<String, byte[]> letter = stored.getFirst();
    assertThat(letter.key()).isEqualTo("ada");
    assertThat(header(letter, "__streams.errors.topic")).isEqualTo("learner-log");
    assertThat(header(letter, "crossover.dead-letter.reason")).isEqualTo("row cannot be read");
    assertThat(letter.headers().lastHeader("__streams.errors.offset")).isNull();

    // As both are put back, the stored thing first.
    pipeline.enlist(learner("ada", "red"));
    pipeline.happened(active("a2"));
    pipeline.tick();
    assertThat(Objects.requireNonNull(pipeline.newestProgress().get("ada")).events()).isEqualTo(2);
    assertThat(pipeline.letters()).isEmpty();
  }

  @Test
  void historyThatCannotBeFoldedIsFoldedWhenLookedAtAgain() {
    pipeline.happened(active("a1"));
    byte[] good = pipeline.damage("learner-events-store", "ada\u0000");
    for (int version = 2; version < 4; version++) {
      pipeline.publish(SmallPlan.of(version, Pipeline.UNIT));
      pipeline.tick();
    }
    assertThat(header(onlyLetter(), "crossover.dead-letter.reason"))
        .isEqualTo("history cannot be folded: stored state of the learner cannot be read");
    pipeline.newestProgress();

    pipeline.enlist(learner("ada", "red"));
    pipeline.tick();
    assertThat(onlyLetter().key()).as("it fails again").isEqualTo("ada");
    pipeline.repair("learner-events-store", "ada\u0000", good);
    pipeline.enlist(learner("ada", "red"));
    pipeline.tick();
    assertThat(Objects.requireNonNull(pipeline.newestProgress().get("ada")).planVersion())
        .isEqualTo(3);
    assertThat(pipeline.letters()).isEmpty();
  }

  /** The account's other events do not wait with it. */
  @Test
  void waitingEventThatCannotBeReadHoldsUpNoOtherOfItsAccount() {
    pipeline.waiting(ACCOUNT, active("w1"));
    pipeline.waiting(ACCOUNT, active("w2"));
    byte[] good = pipeline.damage("unmatched-events-store", AccountOwner.key(ACCOUNT));
    pipeline.claim(ACCOUNT, "ada");
    assertThat(Objects.requireNonNull(pipeline.newestProgress().get("ada")).events()).isEqualTo(1);
    TestRecord<String, byte[]> letter = onlyLetter();
    assertThat(letter.key()).isEqualTo(AccountOwner.key(ACCOUNT));
    assertThat(header(letter, "__streams.errors.topic")).isEqualTo("records");

    pipeline.repair("unmatched-events-store", AccountOwner.key(ACCOUNT), good);
    pipeline.claim(ACCOUNT, "ada");
    assertThat(Objects.requireNonNull(pipeline.newestProgress().get("ada")).events()).isEqualTo(2);
  }

  /** What a newer instance wrote waits for an upgrade, and is not read as if it were ours. */
  @Test
  void entryInANewerFormIsSetAside() {
    pipeline.put(
        Topics.LEARNER_LOG.name(),
        "ada",
        "{\"type\":\"erased\"}",
        new RecordHeader("v", "2".getBytes(UTF_8)));
    TestRecord<String, byte[]> letter = onlyLetter();
    assertThat(header(letter, "crossover.dead-letter.reason")).isEqualTo("written in a newer form");
    assertThat(header(letter, "v")).isEqualTo("2");
    everythingGoesOn();
  }

  /** A letter of a token would hold the hash of its secret, and nobody here would ever read it. */
  @Test
  void recordsOfOtherKindsAreNoneOfOursInWhateverForm() {
    RecordHeader newer = new RecordHeader("v", "2".getBytes(UTF_8));
    pipeline.put(Topics.RECORDS.name(), "source/9f8e", "{\"hash\":\"x\"}", newer);
    assertThat(pipeline.letters()).isEmpty();
    pipeline.put(Topics.RECORDS.name(), AccountOwner.key(ACCOUNT), "{}", newer);
    TestRecord<String, byte[]> letter = onlyLetter();
    assertThat(header(letter, "crossover.dead-letter.reason")).isEqualTo("written in a newer form");
    assertThat(header(letter, "v")).isEqualTo("2");
    assertThat(letter.value()).isEqualTo("{}".getBytes(UTF_8));
    everythingGoesOn();
  }

  private void everythingGoesOn() {
    pipeline.happened(active("after"));
    pipeline.waiting(ACCOUNT, active("waits"));
    pipeline.came("moodle", new IntakeResult(START, 1, 0, Duration.ZERO, null));
    assertThat(Objects.requireNonNull(pipeline.newestProgress().get("ada")).events()).isEqualTo(1);
    assertThat(pipeline.unclaimed.readValuesToList()).hasSize(1);
    assertThat(pipeline.sources.readValuesToList()).hasSize(1);
    assertThat(pipeline.letters()).isEmpty();
  }

  private LearningEvent active(String id) {
    return pipeline.event(id, "ada", START, new Fact.Active());
  }

  private TestRecord<String, byte[]> onlyLetter() {
    List<TestRecord<String, byte[]>> letters = pipeline.letters();
    assertThat(letters).hasSize(1);
    return letters.getFirst();
  }

  private static String header(TestRecord<String, byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }
}
