package dev.crossover.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.catalog.PlanFile;
import dev.crossover.ingest.record.VersionedRecords.RecordChange;
import dev.crossover.ingest.rows.Assignment;
import dev.crossover.ingest.rows.RowErrors;
import dev.crossover.ingest.rows.RowErrors.RowError;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.record.Reviewers;
import dev.crossover.model.record.VersionedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is named in a file for a plan's projects and practice interviews. */
class ReviewerListsTest {

  private static final String TEXT =
      """
      id: small
      version: 1
      title: Small
      hoursPerWeek: 10
      skills: [{id: rag, title: RAG}]
      roles: [{id: engineer, title: Engineer, needs: [{skill: rag, required: 0.5, weight: 1}]}]
      interview: [{id: design, title: Design}]
      rubric: [{id: asks, title: Asks first, helps: true}]
      phases:
        - id: p
          blocks:
            - id: b
              firstWeek: 1
              lastWeek: 2
              units:
                - {id: quiz, kind: assessment, hours: 2, skills: [rag]}
                - {id: build, kind: project, hours: 2, skills: [rag]}
                - {id: ship, kind: project, hours: 2, skills: [rag]}
      """;

  private static final Plan PLAN = PlanFile.read(TEXT);

  @Test
  void aFileNamesReviewersAndInterviewers() {
    assertThat(
            ReviewerLists.read(
                PLAN,
                rows(
                    "rita@x.example, build",
                    "Ivo@x.example, interview",
                    "ivo@x.example, interview",
                    "ina@x.example, interview")))
        .isEqualTo(
            Map.of(
                "build",
                new Reviewers(Set.of("rita@x.example")),
                "interview",
                new Reviewers(Set.of("ivo@x.example", "ina@x.example"))));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "rita@x.example, quiz; unit; there is no project quiz in plan small",
        "rita@x.example, none; unit; there is no project none in plan small",
        "rita@x.example, Interview; unit; there is no project Interview in plan small",
        "rita, interview; reviewer; must be a mail address",
      })
  void namesRowAndColumn(String row, String column, String message) {
    assertRefused(PLAN, List.of(row), new RowError(2, column, message));
  }

  /** Nobody could score them. */
  @ParameterizedTest
  @CsvSource({"interview:", "rubric:"})
  void aPlanWithoutInterviewsOrRubricNamesNobodyForThem(String part) {
    Plan without =
        PlanFile.read(
            TEXT.lines().filter(l -> !l.startsWith(part)).reduce("", (a, b) -> a + b + "\n"));
    String message = "plan small has no practice interviews, or no rubric to score them by";
    assertRefused(
        without,
        List.of("ivo@x.example, interview", "rita@x.example, build", "ina@x.example, interview"),
        new RowError(2, "unit", message),
        new RowError(4, "unit", message));
  }

  /** A file is the whole truth: what it names no more is forgotten, interviewers as reviewers. */
  @Test
  void whatIsNotInTheFileIsForgotten() {
    Map<String, VersionedRecord> stand =
        Map.of(
            "reviewers/small/build", named(3, "rita@x.example"),
            "reviewers/small/ship", named(1, "rita@x.example"),
            "reviewers/small/interview", named(2, "ivo@x.example"));
    assertThat(changes(stand, "rita@x.example, ship"))
        .containsExactly(
            new RecordChange("reviewers/small/build", 3, null),
            new RecordChange("reviewers/small/interview", 2, null));
    assertThat(
            changes(
                stand, "rita@x.example, ship", "rita@x.example, build", "ivo@x.example, interview"))
        .as("that is so already")
        .isEmpty();
  }

  @Test
  void whoIsNewForInterviewsIsAChange() {
    assertThat(changes(Map.of(), "ivo@x.example, interview"))
        .containsExactly(
            new RecordChange(
                Reviewers.key("small", Reviewers.INTERVIEW),
                0,
                new Reviewers(Set.of("ivo@x.example"))));
  }

  private static List<RecordChange> changes(Map<String, VersionedRecord> stand, String... rows) {
    return ReviewerLists.changes(PLAN, ReviewerLists.read(PLAN, rows(rows)), stand::get);
  }

  private static void assertRefused(Plan plan, List<String> rows, RowError... errors) {
    assertThatThrownBy(() -> ReviewerLists.read(plan, rows(rows.toArray(String[]::new))))
        .isInstanceOfSatisfying(
            RowErrors.class, e -> assertThat(e.errors()).containsExactly(errors));
  }

  private static VersionedRecord named(int version, String mail) {
    return new VersionedRecord(version, "admin", new Reviewers(Set.of(mail)));
  }

  private static List<Assignment> rows(String... rows) {
    List<Assignment> file = new ArrayList<>();
    for (String row : rows) {
      String[] fields = row.split(", ", 2);
      file.add(new Assignment(file.size() + 2L, fields[0], fields[1]));
    }
    return file;
  }
}
