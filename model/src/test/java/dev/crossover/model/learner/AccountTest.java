package dev.crossover.model.learner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountTest {

  /** Records stand under it for ever, so it must never come out otherwise. */
  @Test
  void theHashNeverChanges() {
    Account account = new Account("https://lms.example", "Müller");
    assertThat(account.hash())
        .isEqualTo("e2a621751c4ab823cf48550d44e15722516700b513e6bd3f2f2bd3eef95b35a2")
        .isEqualTo(Account.parse(account.key()).hash());
  }

  @Test
  void oneNameAtTwoIssuersIsTwoAccounts() {
    assertThat(new Account("https://lms.example", "7").hash())
        .isNotEqualTo(new Account("https://wiki.example", "7").hash());
  }
}
