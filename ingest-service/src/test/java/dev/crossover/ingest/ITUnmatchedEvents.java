package dev.crossover.ingest;

import static dev.crossover.ingest.Bodies.statement;
import static dev.crossover.ingest.Records.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.learner.Account;
import dev.crossover.model.record.AccountOwner;
import dev.crossover.wiring.Json;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events of an account that no learner owns wait, and do not name it. */
@SharedIngest
class ITUnmatchedEvents {

  private final Ingest ingest;
  private final Posting lms;

  ITUnmatchedEvents(RunningIngest running) {
    ingest = running.ingest();
    lms = running.lms();
  }

  @Test
  void anAccountNobodyClaimedWaits() {
    String id = UUID.randomUUID().toString();
    lms.postStatements(statement(id, "0815", "completed"));
    String key = AccountOwner.key(new Account("https://lms.example", "0815"));
    assertThat(ingest.records("unmatched-events"))
        .anyMatch(r -> r.key().equals(key) && holds(r, id));
  }

  /** What waits is kept for ever; whom it is of must be a record that can be deleted. */
  @Test
  void whatWaitsDoesNotNameItsAccount() {
    String first = statement(UUID.randomUUID().toString(), "grace@x.example", "completed");
    String second = statement(UUID.randomUUID().toString(), "grace@x.example", "completed");
    assertThat(lms.postStatements("[" + first + "," + second + "]").statusCode()).isEqualTo(200);
    Account account = new Account("https://lms.example", "grace@x.example");
    assertThat(ingest.records("unmatched-events"))
        .noneMatch(r -> r.key().contains("grace") || holds(r, "grace"))
        .filteredOn(r -> r.key().equals(AccountOwner.key(account)))
        .hasSize(2);
    assertThat(ingest.records("seen-accounts"))
        .filteredOn(r -> r.key().equals(AccountOwner.key(account)))
        .extracting(r -> Json.MAPPER.readValue(r.value(), Account.class))
        .containsExactly(account);
  }
}
