package dev.crossover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.plan.Evidence;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Unit;
import java.util.List;
import java.util.Map;
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
                    - {id: build, kind: project, hours: 8, skills: [rag], evidence: [diagram, trade_offs]}
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
  void aProjectsEvidenceFollowsFromItsKind() {
    assertThat(unit("build").evidence())
        .isEqualTo(
            Map.of(
                Evidence.DIAGRAM, List.of(ROOT + "ours/build/diagram"),
                Evidence.TRADE_OFFS, List.of(ROOT + "ours/build/trade-offs")));
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
    assertThat(unit("other").evidence())
        .isEqualTo(Map.of(Evidence.RESULTS, List.of("urn:y"), Evidence.DIAGRAM, List.of()));
    assertThat(PLAN.skip().get(1).activities()).containsExactly("urn:css");
  }

  /** An export shows its reader every activity. */
  @Test
  void anExportWritesThemOut() {
    assertThat(PlanFile.write(PLAN)).contains(ROOT + "ours/build/trade-offs", ROOT + "skip/html/*");
  }

  private static Unit unit(String id) {
    return PLAN.unit(id).orElseThrow();
  }
}
