package dev.crossover.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crossover.model.plan.Plan;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFileTest {

  static final List<String> PLANS = Shipped.PLANS;

  static final String SMALL =
      """
      id: small
      version: 1
      title: Small
      hoursPerWeek: 10
      phases:
        - id: p
          blocks:
            - id: b
              firstWeek: 1
              lastWeek: 2
              units:
                - id: u
                  kind: assessment
                  hours: 4
                  skills: [python]
      skills:
        - python
      roles:
        - id: r
          needs:
            - {skill: python, weight: 1, required: 0.6}
      """;

  @Test
  void readsAPlanThatNamesSkillsOfTheCatalog() {
    Plan plan = PlanFile.read(SMALL);
    assertThat(plan.skills().getFirst().credit()).isNotEmpty();
    assertThat(plan.units().findFirst().orElseThrow().passMark()).isEqualTo(0.7);
  }

  /** Each error says on which line which field is wrong, and why. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hours: 4           | hours: -4          | 14 | /phases/0/blocks/0/units/0/hours    | exclusive
          kind: assessment   | kind: reading      | 13 | /phases/0/blocks/0/units/0/kind     | enum
          hours: 4           | hourz: 4           | 14 | /phases/0/blocks/0/units/0/hourz    | hourz
          lastWeek: 2        | lastWeek: 0        | 10 | /phases/0/blocks/0/lastWeek         | minimum
          firstWeek: 1       | firstWeek: 3       | 10 | /phases/0/blocks/0/lastWeek         | before firstWeek
          skills: [python]   | skills: [pyhton]   | 15 | /phases/0/blocks/0/units/0/skills/0 | no skill pyhton
          - python           | - pyhton           | 17 | /skills/0                           | none of this id: pyhton
          required: 0.6      | required: 6        | 21 | /roles/0/needs/0/required           | 1
          version: 1         | version: one       | 2  | /version                            | integer
          title: Small       | title: [Small      | 4  |                                     | flow sequence
          """)
  void anErrorNamesLineAndField(String text, String wrong, int line, String field, String message) {
    InvalidPlanFile e =
        catchThrowableOfType(
            InvalidPlanFile.class,
            () -> PlanFile.read(SMALL.replaceFirst(Pattern.quote(text), wrong)));
    assertThat(e.problems())
        .anySatisfy(p -> {
          assertThat(p.line()).isBetween(line - 1, line + 1);
          assertThat(p.field()).isEqualTo(field == null ? "" : field);
        });
    assertThat(e.getMessage()).containsPattern(message);
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    String wrong =
        SMALL
            .replace("skills: [python]", "skills: [a, b]")
            .replace("lastWeek: 2", "lastWeek: 1")
            .replace("firstWeek: 1", "firstWeek: 2");
    InvalidPlanFile e = catchThrowableOfType(InvalidPlanFile.class, () -> PlanFile.read(wrong));
    assertThat(e.problems()).hasSize(3);
  }

  /** Time on it would go to whichever place stands last, so each further one is named. */
  @Test
  void anActivityThatStandsTwiceIsNamedWhereItStandsAgain() {
    String everywhere =
        SMALL.replace(
                "kind: assessment",
                """
                kind: project
                activities: [u:x]
                checklist:
                  - {id: a, activities: [u:y]}
                  - id: b
                    activities:
                      - u:x
                """
                    .strip()
                    .indent(12)
                    .strip())
            + """
            interview:
              - {id: d, title: D, activities: [u:y]}
            skip:
              - id: s
                title: S
                activities:
                  - u:z
                  - u:x
            """;
    InvalidPlanFile e =
        catchThrowableOfType(InvalidPlanFile.class, () -> PlanFile.read(everywhere));
    String twice = " stands twice";
    assertThat(e.problems())
        .containsExactly(
            new FileProblem(
                19,
                "/phases/0/blocks/0/units/0/checklist/1/activities/0",
                "the activity u:x" + twice),
            new FileProblem(35, "/skip/0/activities/1", "the activity u:x" + twice),
            new FileProblem(29, "/interview/0/activities/0", "the activity u:y" + twice));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          title: Small     | title: Small~title: Large           | Duplicate
          phases:          | skip: &a [*a]~phases:               | alias
          skills: [python] | skills: &s [python]                 | anchor
          skills: [python] | skills: [python, python]            | stands twice
          kind: assessment | kind: assessment~activities: ['u:x', 'u:x'] | activity u:x stands twice
          """)
  void refusesWhatWouldBeReadOtherwiseThanItLooks(String text, String wrong, String message) {
    String indent =
        " "
            .repeat(
                SMALL
                    .lines()
                    .filter(l -> l.strip().equals(text))
                    .findFirst()
                    .orElseThrow()
                    .indexOf(text));
    String file = SMALL.replace(text, wrong.replace("~", "\n" + indent));
    assertThat(catchThrowableOfType(InvalidPlanFile.class, () -> PlanFile.read(file)))
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "just text", "- a\n- b\n"})
  void refusesWhatIsNoPlanAtAll(String text) {
    assertThat(catchThrowableOfType(InvalidPlanFile.class, () -> PlanFile.read(text)))
        .hasMessageContaining("holds no plan");
  }

  /** Ids of real checkpoints are numbers. */
  @Test
  void whatLooksLikeANumberStaysText() {
    Plan plan =
        PlanFile.read(SMALL.replace("id: u", "id: '1752'").replace("id: small", "id: '1e5'"));
    assertThat(PlanFile.read(PlanFile.write(plan))).isEqualTo(plan);
  }

  /** What is exported can be changed and published again. */
  @ParameterizedTest
  @FieldSource("PLANS")
  void whatIsWrittenReadsTheSame(String id) {
    Plan plan = Shipped.plan(id);
    assertThat(PlanFile.read(PlanFile.write(plan))).isEqualTo(plan);
  }
}
