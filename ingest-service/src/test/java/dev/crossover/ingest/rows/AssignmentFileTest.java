package dev.crossover.ingest.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.rows.RowErrors.RowError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentFileTest {

  private static final AssignmentFile FILE = new AssignmentFile("account", "learner");

  /** A list of unclaimed accounts as it was exported, with two learners filled in. */
  @Test
  void readsTwoColumnsOfAListAndSkipsWhatIsStillOpen() {
    assertThat(
            csv(
                """
                \uFEFFaccount,events,first,last,source,learner
                https://lms.example|1,7,2026-03-01,2026-03-04,moodle,a1
                https://lms.example|2,7,2026-03-01,2026-03-04,moodle,

                "https://lms.example|x, y",7,2026-03-01,2026-03-04,moodle, a2\s
                """))
        .containsExactly(
            new Assignment(2, "https://lms.example|1", "a1"),
            new Assignment(5, "https://lms.example|x, y", "a2"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "''; 1; account; the column is missing",
        "'learner\na1\n'; 1; account; the column is missing",
        "'account\nx|1\n'; 1; learner; the column is missing",
        "'Account,learner\nx|1,a1\n'; 1; account; the column is missing",
        "'account,learner\nx|1,a1\n ,a1\n'; 3; account; must be filled",
        "'account,learner\nx,y,z,a1\n'; 0; ''; not CSV",
        "'account,learner\nx|1\n'; 0; ''; not CSV",
        "'account,learner\n\"x,a1\n'; 0; ''; not CSV",
      })
  void namesRowAndColumn(String file, long row, String column, String message) {
    assertThatThrownBy(() -> csv(file))
        .isInstanceOfSatisfying(
            RowErrors.class,
            e ->
                assertThat(e.errors())
                    .first()
                    .satisfies(error -> {
                      assertThat(error.row()).isEqualTo(row);
                      assertThat(error.column()).isEqualTo(column);
                      assertThat(error.message()).contains(message);
                    }));
  }

  @Test
  void aFileWithNothingFilledInIsNoError() {
    assertThat(csv("account,learner\nx|1,\n")).isEmpty();
    assertThat(csv("account,learner\n")).isEmpty();
  }

  /** As our own lists write a name that a spreadsheet would take for a formula. */
  @Test
  void takesTheQuoteOffThatKeepsAFormulaAText() {
    assertThat(csv("account,learner\n'+49|1,a1\n'quoted'|2,b1\n"))
        .containsExactly(new Assignment(2, "+49|1", "a1"), new Assignment(3, "'quoted'|2", "b1"));
  }

  @Test
  void readsOneObject() {
    assertThat(json("{\"account\":\"x|1\",\"learner\":\"a1\",\"events\":7}"))
        .containsExactly(new Assignment(1, "x|1", "a1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"account\":\"x|1\"}",
        "{\"account\":\"x|1\",\"learner\":7}",
        "{\"account\":\"x|1\",\"learner\":\" \"}"
      })
  void anObjectNeedsBoth(String object) {
    assertThatThrownBy(() -> json(object))
        .isInstanceOfSatisfying(
            RowErrors.class,
            e ->
                assertThat(e.errors())
                    .containsExactly(
                        new RowError(1, "learner", "must be a text that is not empty")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "7", "\"x\""})
  void otherJsonIsNoAssignment(String json) {
    assertThatThrownBy(() -> json(json))
        .isInstanceOfSatisfying(RowErrors.class, e -> assertThat(e.errors()).hasSize(2));
    assertThatThrownBy(() -> json("{")).isInstanceOf(Refused.class);
  }

  private static List<Assignment> csv(String text) {
    return FILE.read("text/csv; charset=utf-8", text);
  }

  private static List<Assignment> json(String text) {
    return FILE.read("application/json", text);
  }
}
