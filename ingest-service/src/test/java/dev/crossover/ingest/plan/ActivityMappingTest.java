package dev.crossover.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.catalog.PlanFile;
import dev.crossover.ingest.rows.Assignment;
import dev.crossover.ingest.rows.RowErrors;
import dev.crossover.ingest.rows.RowErrors.RowError;
import dev.crossover.model.plan.ActivityMap;
import dev.crossover.model.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityMappingTest {

  private static final Plan PLAN =
      PlanFile.read(
          """
          id: small
          version: 4
          title: Small
          hoursPerWeek: 10
          skills: [{id: rag, title: RAG}]
          roles: [{id: engineer, title: Engineer, needs: [{skill: rag, required: 0.5, weight: 1}]}]
          skip: [{id: html, title: HTML, activities: ["urn:skip"]}]
          interview: [{id: design, title: Design, activities: ["urn:interview"]}]
          phases:
            - id: p
              blocks:
                - id: b
                  firstWeek: 1
                  lastWeek: 2
                  units:
                    - {id: chunking, kind: study, hours: 2, skills: [rag], activities: ["urn:a", "urn:a/*"]}
                    - {id: ranking, kind: study, hours: 2, skills: [rag], activities: []}
                    - {id: parts, kind: study, hours: 2, skills: [rag], activities: ["urn:b/*"]}
                    - {id: build, kind: project, hours: 2, skills: [rag], evidence: {diagram: ["urn:d"]}}
          """);

  /** What an installation has mapped stays mapped when the plan gets a new edition. */
  @Test
  void aNewEditionKeepsWhatWasMapped() {
    Plan before = map("urn:x", "chunking", "urn:y", "ranking");
    Plan after = ActivityMapping.carry(before, PLAN);
    assertThat(after.version()).isEqualTo(6);
    assertThat(after.units().toList()).isEqualTo(before.units().toList());
    assertThat(ActivityMapping.carry(PLAN, PLAN).units().toList()).isEqualTo(PLAN.units().toList());
  }

  @Test
  void theNextVersionHasThemAndTheRestAsItWas() {
    Plan next = map("urn:x", "chunking", "urn:a/quiz", "ranking", "urn:y", "chunking");
    assertThat(next.version()).isEqualTo(5);
    assertThat(next.unit("chunking").orElseThrow().activities())
        .containsExactly("urn:a", "urn:a/*", "urn:x", "urn:y");
    assertThat(next.unit("build")).isEqualTo(PLAN.unit("build"));
    assertThat(next.hours()).isEqualTo(PLAN.hours());
    ActivityMap map = new ActivityMap(next);
    assertThat(map.find("urn:y"))
        .isEqualTo(new ActivityMap.Place.InUnit(next.unit("chunking").orElseThrow(), true));
    assertThat(map.find("urn:a/quiz"))
        .as("one quiz of a course may be mapped elsewhere")
        .isEqualTo(new ActivityMap.Place.InUnit(next.unit("ranking").orElseThrow(), true));
  }

  @Test
  void whatIsThereAlreadyMakesNoNewVersion() {
    assertThat(map("urn:a", "chunking", "urn:a", "chunking")).isSameAs(PLAN);
    assertThat(map()).isSameAs(PLAN);
  }

  @Test
  void aRowTwiceIsOneActivity() {
    assertThat(map("urn:x", "ranking", "urn:x", "ranking").unit("ranking").orElseThrow())
        .satisfies(unit -> assertThat(unit.activities()).containsExactly("urn:x"));
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "urn:n; cooking; unit; there is no unit cooking in plan small",
        "urn:n; parts; unit; parts is finished by what its patterns match, which one activity would end: add it in the plan's file",
        "quiz 7; ranking; activity; must be one IRI, without '*', but is quiz 7",
        "urn:n/*; ranking; activity; must be one IRI, without '*', but is urn:n/*",
        "urn:a; ranking; activity; belongs to unit chunking already",
        "urn:d; build; activity; belongs to the checklist of unit build already",
        "urn:interview; build; activity; belongs to interview dimension design already",
        "urn:skip; build; activity; belongs to skip topic html already",
        "urn:x; ranking; activity; stands in row 2 already",
      })
  void namesRowAndColumn(String activity, String unit, String column, String message) {
    assertThatThrownBy(() -> map("urn:x", "chunking", activity, unit))
        .isInstanceOfSatisfying(
            RowErrors.class,
            e -> assertThat(e.errors()).containsExactly(new RowError(3, column, message)));
  }

  private static Plan map(String... pairs) {
    List<Assignment> rows = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      rows.add(new Assignment(i / 2 + 2L, pairs[i], pairs[i + 1]));
    }
    return ActivityMapping.map(PLAN, rows);
  }
}
