package dev.crossover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.plan.ChecklistItem;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A plan file that leaves its activities out reads as if they were written. */
class DerivedActivitiesTest {

  private static final String ROOT = "https://learn.crossover.example/";

  private static final Plan PLAN =
      PlanFile.read(
          """
          id: ours
          version: 1
          title: Ours
          hoursPerWeek: 10
          phases:
            - id: p
              blocks:
                - id: b
                  firstWeek: 1
                  lastWeek: 2
                  units:
                    - {id: reading, kind: study, hours: 4}
                    - {id: none, kind: study, hours: 4, activities: []}
                    - {id: build, kind: project, hours: 8, skills: [rag], checklist: [diagram, {id: own, title: Own item}]}
                    - {id: earlier, kind: project, hours: 8, evidence: [diagram, trade_offs]}
                    - {id: other, kind: project, hours: 8, activities: ["urn:x"], evidence: {results: ["urn:y"], diagram: []}}
          skills: []
          roles:
            - {id: r, needs: [{skill: rag, weight: 1, required: 0.6}]}
          skip:
            - {id: html, title: HTML}
            - {id: css, title: CSS, activities: ["urn:css"]}
          interview:
            - {id: design, title: Design}
          """);

  @Test
  void aUnitsFollowFromPlanAndUnit() {
    assertThat(unit("reading").activities())
        .containsExactly(ROOT + "ours/reading", ROOT + "ours/reading/*");
  }

  @Test
  void aChecklistFollowsFromTheIdsOfItsItems() {
    assertThat(unit("build").checklist())
        .containsExactly(
            new ChecklistItem(
                "diagram", "Architecture diagram", List.of(ROOT + "ours/build/diagram")),
            new ChecklistItem("own", "Own item", List.of(ROOT + "ours/build/own")));
  }

  /** Plan files had it under another name before. */
  @Test
  void aListOfEvidenceIsAChecklist() {
    assertThat(unit("earlier").checklist())
        .extracting(ChecklistItem::id)
        .containsExactly("diagram", "trade_offs");
  }

  @Test
  void skipTopicsAndInterviewsAreSharedByPlans() {
    assertThat(PLAN.skip().getFirst().activities())
        .containsExactly(ROOT + "skip/html", ROOT + "skip/html/*");
    assertThat(PLAN.interview().getFirst().activities())
        .containsExactly(ROOT + "interview/design", ROOT + "interview/design/*");
  }

  @Test
  void whatIsWrittenStays() {
    assertThat(unit("none").activities()).isEmpty();
    assertThat(unit("other").activities()).containsExactly("urn:x");
    assertThat(unit("other").checklist())
        .containsExactly(
            new ChecklistItem("diagram", null, List.of()),
            new ChecklistItem("results", null, List.of("urn:y")));
    assertThat(PLAN.skip().get(1).activities()).containsExactly("urn:css");
  }

  /** An export shows its reader every activity. */
  @Test
  void anExportWritesThemOut() {
    assertThat(PlanFile.write(PLAN)).contains(ROOT + "ours/build/own", ROOT + "skip/html/*");
  }

  private static Unit unit(String id) {
    return PLAN.unit(id).orElseThrow();
  }
}
