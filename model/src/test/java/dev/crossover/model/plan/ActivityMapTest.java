package dev.crossover.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Samples;
import dev.crossover.model.plan.ActivityMap.Place;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityMapTest {

  /** The more exactly a pattern says it, the stronger it is. */
  @ParameterizedTest
  @CsvSource({
    "https://lms.example/course/7, course",
    "https://lms.example/course/7/page/1, course",
    "https://lms.example/course/7/quiz/9, quiz",
    "https://lms.example/course/7/quiz/9/review, review",
    "https://lms.example/course/8, none",
    "HTTPS://lms.example/course/7, none"
  })
  void theMostExactPatternWins(String activity, String unit) {
    assertThat(
            new ActivityMap(plan()).find(activity) instanceof Place.InUnit in
                ? in.unit().id()
                : "none")
        .isEqualTo(unit);
  }

  /** A page of a course is not the course: finishing it must not finish the unit. */
  @Test
  void whatAPatternMatchesIsAPartWhereTheUnitNamesItself() {
    Unit unit =
        new Unit(
            "u",
            "u",
            UnitKind.STUDY,
            1,
            0.7,
            List.of(),
            List.of("https://a/u", "https://a/u/*"),
            List.of());
    ActivityMap map = new ActivityMap(plan(List.of(unit)));
    assertThat(map.find("https://a/u")).isEqualTo(new Place.InUnit(unit, true));
    assertThat(map.find("https://a/u/1")).isEqualTo(new Place.InUnit(unit, false));
  }

  private static Plan plan() {
    List<Unit> units =
        List.of(
            unit("course", "https://lms.example/course/7*"),
            unit("quiz", "https://lms.example/course/*/quiz/9*"),
            unit("review", "https://lms.example/course/7/quiz/9/review"));
    return plan(units);
  }

  private static Plan plan(List<Unit> units) {
    Plan p = Samples.PLAN;
    Block block = new Block("b", "b", 1, 1, units);
    return new Plan(
        "x",
        1,
        "x",
        "",
        10,
        List.of(new Phase("p", "p", List.of(block))),
        p.skills(),
        List.of(new Role("r", "r", p.target().needs(), List.of(), 0)),
        List.of(),
        List.of(),
        Map.of());
  }

  private static Unit unit(String id, String pattern) {
    return new Unit(id, id, UnitKind.STUDY, 1, 0.7, List.of(), List.of(pattern), List.of());
  }
}
