package dev.crossover.ingest.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.ingest.rows.Assignment;
import dev.crossover.ingest.rows.RowErrors;
import dev.crossover.ingest.rows.RowErrors.RowError;
import dev.crossover.model.learner.Account;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Learner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsTest {

  private static final Map<String, Learner> LEARNERS =
      Map.of("ada", learner("ada", "Ada@x.example"), "bo", learner("bo", "bo@x.example"));
  private static final Map<Account, String> OWNERS =
      Map.of(
          new Account("https://lms.example", "ada"),
          "ada",
          new Account(Account.MAIL, "ada@x.example"),
          "ada");

  @Test
  void aLearnerGainsSeveralAndKeepsWhatWasThere() {
    Claims.Gained gained = claim("lms|7, ada", "lms|8, ada", "lms|9, bo", "lms|7, ada");
    assertThat(gained.accounts()).isEqualTo(3);
    assertThat(gained.learners()).extracting(Learner::id).containsExactly("ada", "bo");
    assertThat(gained.learners().getFirst().accounts())
        .extracting(Account::key)
        .containsExactly("https://lms.example|ada", "lms|7", "lms|8");
  }

  /** The same file sent twice, and an account that the mail address claims already. */
  @Test
  void whatIsTheirsAlreadyChangesNothing() {
    Claims.Gained gained = claim("https://lms.example|ada, ada", "mailto:|ada@x.example, ada");
    assertThat(gained).isEqualTo(new Claims.Gained(List.of(), 0));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "lms|7, cy; learner; there is no learner cy",
        "lms7, ada; account; an account is written issuer|name, but found: lms7",
        "|7, ada; account; an account's issuer must be given and hold no '|'",
        "lms|, ada; account; an account's name must be given",
        "https://lms.example|ada, bo; account; https://lms.example|ada belongs to learner ada already",
        "lms|1, ada; account; stands in row 2 already",
      })
  void namesRowAndColumn(String row, String column, String message) {
    assertThatThrownBy(() -> claim("lms|1, bo", row))
        .isInstanceOfSatisfying(
            RowErrors.class,
            e -> assertThat(e.errors()).containsExactly(new RowError(3, column, message)));
  }

  @Test
  void findsEveryErrorAtOnce() {
    assertThatThrownBy(() -> claim("lms7, cy", "lms|1, dee"))
        .isInstanceOfSatisfying(RowErrors.class, e -> assertThat(e.errors()).hasSize(3));
  }

  private static Claims.Gained claim(String... rows) {
    List<Assignment> file = new ArrayList<>();
    for (String row : rows) {
      String[] fields = row.split(", ", 2);
      file.add(new Assignment(file.size() + 2L, fields[0], fields[1]));
    }
    return Claims.of(file, LEARNERS::get, OWNERS::get);
  }

  private static Learner learner(String id, String mail) {
    return new Learner(
        id,
        id,
        mail,
        "red",
        "spring",
        "ml-to-genai",
        LocalDate.parse("2026-03-02"),
        10,
        Background.ML_ENGINEER,
        null,
        List.of(new Account("https://lms.example", id)),
        List.of());
  }
}
