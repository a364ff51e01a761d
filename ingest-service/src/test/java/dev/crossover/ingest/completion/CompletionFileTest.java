package dev.crossover.ingest.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.crossover.ingest.completion.CompletionFile.Completion;
import dev.crossover.ingest.completion.CompletionFile.Content;
import dev.crossover.model.record.CompletionColumns;
import dev.crossover.model.record.CompletionColumns.DateOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports as LMSs export them. */
class CompletionFileTest {

  private static final Instant NOW = Instant.parse("2026-04-05T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "2026-03-04                             | none        | 2026-03-04T12:00:00Z",
        "2026-03-04 09:15                       | none        | 2026-03-04T12:00:00Z",
        "2026-03-04T09:15:00+05:00              | none        | 2026-03-04T04:15:00Z",
        "2026-03-04T09:15:00                    | none        | 2026-03-04T12:00:00Z",
        "2026-03-04T09:15:00+0500               | none        | 2026-03-04T12:00:00Z",
        "4.3.2026                               | MONTH_FIRST | 2026-03-04T12:00:00Z",
        "04.03.26 09:15                         | none        | 2026-03-04T12:00:00Z",
        "4/3/2026                               | DAY_FIRST   | 2026-03-04T12:00:00Z",
        "4/3/26, 9:15 AM                        | MONTH_FIRST | 2026-04-03T12:00:00Z",
        "4/4/2026                               | none        | 2026-04-04T12:00:00Z",
        "4 March 2026                           | none        | 2026-03-04T12:00:00Z",
        "4-Mar-2026                             | none        | 2026-03-04T12:00:00Z",
        "Mar 4, 2026                            | none        | 2026-03-04T12:00:00Z",
        "Wednesday, 4 March 2026, 10:00 AM      | none        | 2026-03-04T12:00:00Z",
        "4/3/2026                               | none        | may be two days",
        "30 February 2026                       | none        | is no day",
        "4 Foo 2026                             | none        | is no day",
        "13/13/2026                             | DAY_FIRST   | is no day",
        "soon                                   | none        | must be a day",
      })
  void aDayIsReadAsReportsWriteIt(String text, @Nullable DateOrder order, String expected) {
    String got;
    try {
      got = new Days(order).at(text).toString();
    } catch (IllegalArgumentException e) {
      got = String.valueOf(e.getMessage());
    }
    assertThat(got).startsWith(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "87      | 50  | 0.87",
        "87 %    | 0.5 | 0.87",
        "8,7/10  | 50  | 0.87",
        "87 of 100 | 0.5 | 0.87",
        "0.87    | 0.5 | 0.87",
        "1       | 0.5 | 1.0",
        "1       | 50  | 0.01",
        "-       | 50  | null",
        "101     | 50  | is above",
        "11/10   | 50  | is above",
        "3/0     | 50  | is above",
        "passed  | 50  | must be a score",
      })
  void aScoreIsOutOfWhatItsColumnSays(String text, String beside, String expected) {
    String got;
    try {
      got = String.valueOf(new Scores(List.of(text, beside)).share(text));
    } catch (IllegalArgumentException e) {
      got = String.valueOf(e.getMessage());
    }
    assertThat(got).startsWith(expected);
  }

  @Test
  void columnsAreSeenByTheirNamesAndARowWithoutDateWasNotCompleted() {
    Content file =
        read(
            """
            \uFEFFFirst name;E-mail address;Course name;Completion date;Grade
            Ada;Ada@x.example;Chunking;14/03/2026;87
            Bo;bo@x.example;Chunking;;
            Cy;cy@x.example;"Tools; and calls";3/4/2026;0,5
            """,
            Map.of(),
            null);
    assertThat(file.errors()).isEmpty();
    assertThat(file.columns())
        .isEqualTo(
            new CompletionColumns(
                "E-mail address", "Course name", "Completion date", "Grade", DateOrder.DAY_FIRST));
    assertThat(file.rows()).isEqualTo(3);
    assertThat(file.completions())
        .extracting(Completion::line, Completion::person, Completion::course, Completion::score)
        .containsExactly(
            tuple(2L, "Ada@x.example", "Chunking", 0.87),
            tuple(4L, "cy@x.example", "Tools; and calls", 0.005));
    assertThat(file.completions().getLast().at()).isEqualTo("2026-04-03T12:00:00Z");
  }

  @Test
  void whatIsAskedForGoesBeforeWhatIsRememberedAndThatBeforeWhatIsSeen() {
    String csv = "mail,user,course,what,date,when\na@x.e,b@x.e,C,D,2026-03-01,2026-03-02\n";
    CompletionColumns last = new CompletionColumns("user", "what", "gone", null, null);
    assertThat(read(csv, Map.of(), last).columns())
        .isEqualTo(new CompletionColumns("user", "what", "date", null, null));
    assertThat(read(csv, Map.of("person", "mail", "date", "when"), last).columns())
        .isEqualTo(new CompletionColumns("mail", "what", "when", null, null));
  }

  @Test
  void everyErrorIsNamedWithItsLine() {
    Content file =
        read(
            "email,course,date,score\n,C,2026-03-01,\nb@x.e,,soon,many\n",
            Map.of("dates", "backwards"),
            null);
    assertThat(file.columns()).isNull();
    assertThat(file.errors())
        .extracting(e -> e.row() + " " + e.column())
        .containsExactly("1 dates");
    assertThat(
            read("email,course,date,score\n,C,2026-03-01,\nb@x.e,,soon,many\n", Map.of(), null)
                .errors())
        .extracting(e -> e.row() + " " + e.column())
        .containsExactly("2 person", "3 course", "3 date", "3 score");
    assertThat(read("name,what\nx,y\n", Map.of("person", "who"), null).errors())
        .extracting(e -> e.column() + ": " + e.message())
        .containsExactly(
            "person: the file has no column who",
            "course: say which column it is; the file has: name, what",
            "date: say which column it is; the file has: name, what");
    assertThat(read("", Map.of(), null).errors()).hasSize(1);
    assertThat(read("email,course,date\n", Map.of(), null).errors()).hasSize(1);
  }

  /** What a dry run lets pass, the doors must let pass, too: nothing may be taken by half. */
  @Test
  void whatNoEventMayBeIsAnErrorOfItsRow() {
    String header = "email,course,date,score\n";
    for (String row :
        List.of(
            "a@x.e,C,1970-01-01,",
            "a@x.e,C,2026-04-09,",
            "a@x.e," + "ä".repeat(300) + ",2026-03-01,",
            "a@x.e,C",
            "a@x.e,\"C,2026-03-01,\nb@x.e,D,2026-03-02,")) {
      assertThat(read(header + row + "\n", Map.of(), null).errors()).as(row).hasSize(1);
    }
  }

  @Test
  void noScoreOnPurposeStaysSo() {
    String csv = "email,course,date,result\na@x.e,C,2026-03-01,Passed\n";
    assertThat(read(csv, Map.of(), null).errors()).hasSize(1);
    Content none = read(csv, Map.of("score", ""), null);
    assertThat(none.errors()).isEmpty();
    assertThat(none.completions().getFirst().score()).isNull();
    assertThat(read(csv, Map.of(), none.columns()).errors()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Retrieval &  Chunking | urn:crossover:course:retrieval%20%26%20chunking",
        "retrieval & chunking  | urn:crossover:course:retrieval%20%26%20chunking",
        "C* search             | urn:crossover:course:c%2A%20search",
        "https://lms.example/c?id=4 | https://lms.example/c?id=4",
        "https://lms.example/*      | urn:crossover:course:https%3A%2F%2Flms.example%2F%2A",
      })
  void aCourseIsAnActivity(String course, String activity) {
    assertThat(CompletionEvents.activity(course)).isEqualTo(activity);
  }

  private static Content read(
      String csv, Map<String, String> asked, @Nullable CompletionColumns remembered) {
    return CompletionFile.read(csv, asked, remembered, NOW);
  }
}
