package dev.crossover.analytics;

import static dev.crossover.analytics.Pipeline.START;
import static dev.crossover.analytics.Pipeline.UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.intake.UnclaimedAccount;
import dev.crossover.model.learner.Account;
import dev.crossover.model.record.AccountOwner;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is missing in the roster shows, with how much waits for them. */
class UnclaimedAccountsTest {

  private static final Account ADA = new Account("https://moodle.example", "4711");
  private static final Account BO = new Account("https://moodle.example", "47");

  @AutoClose private final Pipeline pipeline;

  UnclaimedAccountsTest(@TempDir Path state) {
    pipeline = new Pipeline(state);
  }

  @Test
  void whatWaitsIsCountedByAccount() {
    pipeline.waiting(ADA, event("e2", "moodle", 20));
    pipeline.waiting(ADA, event("e1", "import", 10));
    pipeline.waiting(BO, event("e3", "moodle", 30));
    pipeline.tick();
    assertThat(newest())
        .containsEntry(
            AccountOwner.key(ADA),
            new UnclaimedAccount("moodle", 2, START.plusSeconds(10), START.plusSeconds(20)))
        .containsEntry(
            AccountOwner.key(BO),
            new UnclaimedAccount("moodle", 1, START.plusSeconds(30), START.plusSeconds(30)));
  }

  /** A repeat of a statement that names no time happened, as far as we know, when it came again. */
  @Test
  void aRepeatedEventCountsOnceWheneverItSaysItHappened() {
    pipeline.waiting(ADA, event("e1", "moodle", 10));
    pipeline.waiting(ADA, event("e1", "moodle", 10));
    pipeline.waiting(ADA, event("e1", "moodle", 15));
    pipeline.tick();
    assertThat(pipeline.unclaimed.readValuesToList())
        .containsExactly(
            new UnclaimedAccount("moodle", 1, START.plusSeconds(10), START.plusSeconds(10)));
  }

  @Test
  void aClaimTakesTheAccountOffTheListAtOnce() {
    pipeline.waiting(ADA, event("e1", "moodle", 10));
    pipeline.tick();
    pipeline.waiting(ADA, event("e2", "moodle", 20));
    pipeline.claim(ADA, "ada");
    assertThat(newest()).containsEntry(AccountOwner.key(ADA), null);
    // Events that come now must not bring it back.
    pipeline.waiting(ADA, event("e3", "moodle", 30));
    pipeline.tick();
    assertThat(pipeline.unclaimed.isEmpty()).isTrue();
  }

  @Test
  void aClaimOfAnAccountForWhichNothingWaitsSaysNothing() {
    pipeline.claim(ADA, "ada");
    pipeline.tick();
    assertThat(pipeline.unclaimed.isEmpty()).isTrue();
  }

  /** An account whose learner left the roster starts anew. */
  @Test
  void anAccountGivenUpWaitsAgain() {
    pipeline.waiting(ADA, event("e1", "moodle", 10));
    pipeline.claim(ADA, "ada");
    pipeline.claim(ADA, null);
    pipeline.waiting(ADA, event("e2", "moodle", 20));
    pipeline.tick();
    assertThat(newest())
        .containsEntry(
            AccountOwner.key(ADA),
            new UnclaimedAccount("moodle", 1, START.plusSeconds(20), START.plusSeconds(20)));
  }

  /** A newer instance beside this one writes kinds that this one has never heard of. */
  @Test
  void recordsOfOtherKindsAreLeftAlone() {
    pipeline.waiting(ADA, event("e1", "moodle", 10));
    String other =
        "{\"version\":1,\"by\":\"admin\",\"content\":{\"kind\":\"dream\",\"about\":\"x\"}}";
    pipeline.put("records", "dream/1", other);
    pipeline.put(
        "records", "source/1", "{\"version\":1,\"content\":{\"kind\":\"source\",\"scopes\":[7]}}");
    pipeline.claim(ADA, "ada");
    assertThat(pipeline.letters()).isEmpty();
    assertThat(newest()).containsEntry(AccountOwner.key(ADA), null);
    pipeline.put("records", AccountOwner.key(BO), other);
    assertThat(pipeline.deadLetters()).containsExactly(other);
  }

  private Map<String, UnclaimedAccount> newest() {
    return pipeline.unclaimed.readKeyValuesToMap();
  }

  private static LearningEvent event(String id, String source, int second) {
    return new LearningEvent(
        id, null, source, START.plusSeconds(second), START, UNIT, null, new Fact.Active());
  }
}
