package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.standalone.plain.PlainCohort;
import dev.crossover.standalone.plain.PlainUnits;
import dev.crossover.standalone.plain.PlainUnits.UnitCount;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;

/** Where several get stuck: the sentence and the table of a team beside a count unit by unit. */
final class UnitQuestions {

  private static final String STUCK = "Where do people get stuck?";

  private final PageText page;
  private final PlainCohort cohort;
  private final String name;

  UnitQuestions(PageText page, PlainCohort cohort, String name) {
    this.page = page;
    this.cohort = cohort;
    this.name = name;
  }

  /** Of one team; units that it is stuck on, most failed first, by what was counted. */
  List<UnitCount> whereDoSeveralGetStuck(String team) {
    PlainUnits units = new PlainUnits(cohort.members(team));
    page.open("/teams/" + team + "?cohort=" + name + "&table=stuck");
    sentence(page.answer(STUCK), units);
    Map<String, List<String>> rows = new TreeMap<>();
    page.rows(STUCK).forEach(row -> rows.put(row.getFirst(), row));
    assertThat(rows).hasSameSizeAs(units.counts());
    for (UnitCount unit : units.counts()) {
      assertThat(rows).containsKey(unit.unit().title());
      row(rows.getOrDefault(unit.unit().title(), List.of()), unit);
    }
    return units.stuck();
  }

  private static void sentence(String answer, PlainUnits units) {
    if (units.stuck().isEmpty()) {
      assertThat(answer).isEqualTo("Nowhere: no unit was failed by two, or took twice its time.");
      return;
    }
    UnitCount worst = units.stuck().getFirst();
    MatchResult read =
        PageText.read("^Most on “(.+?)”: .+?(?:, failed so far by (\\d+) pe\\w+)?\\.$", answer);
    String title = worst.unit().title();
    assertThat(read.group(1)).isIn(title, PageText.name(title));
    assertThat(PageText.number(read, 2, 0)).as(answer).isEqualTo(worst.failing());
  }

  /**
   * Days are shown by the upper end of a bin, so that they are at most a third, or a day, above the
   * median.
   */
  private static void row(List<String> row, UnitCount unit) {
    String what = unit.unit().id();
    double median = unit.medianDays();
    assertThat(row.get(1)).as(what).isEqualTo(String.valueOf(unit.begun() - unit.done()));
    assertThat(row.get(2)).as(what).isEqualTo(String.valueOf(unit.done()));
    assertThat(row.get(4)).as(what).isEqualTo(unit.failedAttempts() + " by " + unit.failing());
    if (unit.done() == 0) {
      assertThat(row.get(3)).as(what).isEqualTo("–");
    } else {
      assertThat(Double.parseDouble(row.get(3)))
          .as(what)
          .isBetween(median, median + Math.max(1, median / 3));
    }
  }
}
