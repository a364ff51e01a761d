package dev.crossover.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Role;
import dev.crossover.model.plan.Skill;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.plan.UnitKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Own plans that would mislead their learners are refused, each with line and field. */
class PlanFileRulesTest {

  private static final String ROLE =
      """
        - id: r
          needs:
            - {skill: python, weight: 1, required: 0.6}
      """;

  private static final String PARTS =
      """
      id: parts
      version: 1
      title: Parts
      hoursPerWeek: 10
      phases:
        - id: p
          blocks:
            - id: b
              firstWeek: 1
              lastWeek: 2
              units:
                - {id: reading, kind: study, hours: 4, skills: [rag]}
                - {id: quiz, kind: assessment, hours: 4, skills: [vector-databases]}
      skills: [vector-databases]
      roles:
        - {id: r, needs: [{skill: rag, weight: 1, required: 0.6}]}
      """;

  /** Readiness would stay closed for ever, or be open without what the author meant. */
  @Test
  void aGateThatNamesNoUnit() {
    refused(
        PlanFileTest.SMALL.replace(ROLE, "  - {role: ai-engineer, gates: [u, elsewhere]}\n"),
        new FileProblem(19, "/roles/0/gates/1", "there is no unit elsewhere"));
  }

  @Test
  void aShippedRoleThatIsNone() {
    refused(
        PlanFileTest.SMALL.replace(ROLE, "  - {role: wizard, gates: [u]}\n"),
        new FileProblem(19, "/roles/0/role", "the catalog has none of this id: wizard"));
  }

  /** Who has learnt it could never be ready. */
  @Test
  void aTaughtSkillThatNothingShows() {
    refused(
        PlanFileTest.SMALL.replace("kind: assessment", "kind: study"),
        new FileProblem(
            15,
            "/phases/0/blocks/0/units/0/skills/0",
            "no assessment or project shows the skill python, which the plan teaches"));
  }

  /** Published plans stay in the log; a rule that came later must not make them unreadable. */
  @Test
  void aPlanThatIsPublishedAlreadyIsStillRead() {
    String before =
        PlanFile.write(PlanFile.read(PlanFileTest.SMALL)).replace("ASSESSMENT", "STUDY");
    assertThat(catchThrowableOfType(InvalidPlanFile.class, () -> PlanFile.read(before)))
        .hasMessageContaining("shows the skill python");
    assertThat(PlanFile.YAML.readValue(before, Plan.class).units())
        .extracting(Unit::kind)
        .containsExactly(UnitKind.STUDY);
  }

  @Test
  void aSkillIsShownByItsPart() {
    assertThat(PlanFile.read(PARTS).target().needs())
        .extracting(Role.Need::skill)
        .containsExactly("rag");
    refused(
        PARTS.replace("kind: assessment", "kind: study"),
        new FileProblem(
            12,
            "/phases/0/blocks/0/units/0/skills/0",
            "no assessment or project shows the skill rag, which the plan teaches"));
  }

  /** A part without its whole would show nothing of it. */
  @Test
  void theWiderSkillComesAlong() {
    String part =
        PlanFileTest.SMALL.replace("  - python\nroles", "  - python\n  - vector-databases\nroles");
    assertThat(PlanFile.read(part).skills())
        .extracting(Skill::id)
        .containsExactly("python", "vector-databases", "rag");
  }

  /** What the target role does not need is no promise of the plan. */
  @Test
  void aSkillBesideTheTargetNeedsNothingThatShowsIt() {
    String beside =
        PARTS
            .replace("skills: [rag]}", "skills: [rag, statistics]}")
            .replace("skills: [vector-databases]\n", "skills: [vector-databases, statistics]\n");
    assertThat(PlanFile.read(beside).skills()).extracting(Skill::id).contains("statistics");
  }

  /** On a page nobody could tell them apart. */
  @Test
  void twoSkillsOfOneTitle() {
    refused(
        PlanFileTest.SMALL.replace(
            "  - python\nroles",
            "  - {id: a, title: Snakes}\n  - {id: b, title: SNAKES}\n  - python\nroles"),
        new FileProblem(18, "/skills/1/title", "the skill a has the same title"));
  }

  /** Among the reviewers of a plan the word stands for its practice interviews. */
  @Test
  void aUnitThatIsCalledInterview() {
    refused(
        PlanFileTest.SMALL.replace("id: u", "id: interview"),
        new FileProblem(
            12,
            "/phases/0/blocks/0/units/0/id",
            "no unit may have the id interview: a list of reviewers names by it who holds practice"
                + " interviews"));
  }

  @Test
  void aSkillThatIsAPartOfItself() {
    String message = ", which is a part of another skill itself";
    refused(
        withSkills("{id: a, title: A, within: b}", "{id: b, title: B, within: a}"),
        new FileProblem(17, "/skills/0/within", "must not name b" + message),
        new FileProblem(18, "/skills/1/within", "must not name a" + message));
    refused(
        withSkills("{id: a, title: A, within: a}", "{id: b, title: B, within: nowhere}"),
        new FileProblem(17, "/skills/0/within", "must not name a" + message),
        new FileProblem(18, "/skills/1/within", "there is no skill nowhere"));
  }

  @Test
  void anInterviewThatShowsNoSkillOfThePlan() {
    refused(
        PlanFileTest.SMALL + "interview:\n  - {id: d, title: D, skills: [python, magic]}\n",
        new FileProblem(23, "/interview/0/skills/1", "there is no skill magic"));
  }

  @Test
  void aShippedRoleHasTheGatesThatThePlanSays() {
    Plan plan =
        PlanFile.read(
            PlanFileTest.SMALL.replace(
                ROLE, "  - {role: ai-engineer, gates: [u]}\n  - ml-engineer\n"));
    assertThat(plan.roles()).extracting(Role::gates).containsExactly(List.of("u"), List.of());
    assertThat(plan.target().title()).isEqualTo("AI engineer");
    assertThat(plan.target().needs()).hasSizeGreaterThan(10);
  }

  private static String withSkills(String first, String second) {
    return PlanFileTest.SMALL.replace(
        "  - python\nroles", "  - " + first + "\n  - " + second + "\n  - python\nroles");
  }

  private static void refused(String file, FileProblem... problems) {
    InvalidPlanFile e = catchThrowableOfType(InvalidPlanFile.class, () -> PlanFile.read(file));
    assertThat(e).as("is refused").isNotNull();
    assertThat(e.problems()).containsExactly(problems);
  }
}
