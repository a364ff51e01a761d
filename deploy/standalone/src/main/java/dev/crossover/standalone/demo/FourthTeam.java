package dev.crossover.standalone.demo;

import dev.crossover.standalone.demo.Story.Twist;
import java.util.List;

/**
 * A team beside the twenty-four, for what they cannot show: the other plans of the catalog, and the
 * end of a plan that all of them began only seven weeks ago. Five are enough to be shown as a team.
 */
final class FourthTeam {

  private static final String TEAM = "dorado";

  static final List<Story> ALL =
      List.of(
          member(
              "Yusuf Rahimi",
              "ml-engineer",
              Story.ML_TO_GENAI,
              84,
              Twist.READY,
              "through after twelve weeks: ready; a placement test, the manager's word, shipped work"),
          member(
              "Zofia Wojcik",
              "ml-engineer",
              Story.ML_TO_GENAI,
              75,
              Twist.NONE,
              "in the portfolio weeks; on plan"),
          member(
              "Anouk Lefevre",
              "ml-engineer",
              Story.ML_TO_GENAI,
              63,
              Twist.SENT_BACK,
              "the second project was sent back: half of its checklist was not there"),
          member(
              "Bilal Hassan",
              "data-scientist",
              "classic-ml-to-llm",
              70,
              Twist.NONE,
              "on the half-year plan; the first application is accepted"),
          member(
              "Carmen Ortega",
              "software-engineer",
              "genai-roadmap",
              63,
              Twist.NONE,
              "a software engineer on the plan for them: through with the foundations"));

  private static Story member(
      String name, String background, String plan, int today, Twist twist, String tells) {
    return new Story(
        name, TEAM, background, 10, 1.0, 0, today - 1, List.of(), twist, false, tells, plan, today);
  }

  private FourthTeam() {}
}
