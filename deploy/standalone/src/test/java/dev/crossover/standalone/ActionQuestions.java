package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.standalone.plain.PlainCohort;
import dev.crossover.standalone.plain.PlainPerson;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.regex.MatchResult;

/**
 * What became of a manager's own actions: the team's card of alerts and the pages of its people,
 * beside the alerts that hold by the events, and the actions that are on the log. It knows alerts
 * of the same day alone.
 */
final class ActionQuestions {

  private static final String OUTCOME = "What became of the alerts?";
  private static final String STALLS = "Stalls, and what became of them";

  private static final double MINUTES_OF_DAY = Duration.ofDays(1).toMinutes();

  private final PageText page;
  private final PlainCohort cohort;

  ActionQuestions(PageText page, PlainCohort cohort) {
    this.page = page;
    this.cohort = cohort;
  }

  /**
   * Reads the team's card, its table, and the page of each who had an alert.
   *
   * @param alerted who had one before it was acted upon
   */
  void whatBecameOfWhatIDid(List<PlainPerson> alerted) {
    List<PlainPerson> now =
        cohort.people().stream()
            .filter(p -> alerted.stream().anyMatch(a -> a.id().equals(p.id())))
            .toList();
    long over = now.stream().filter(this::over).count();
    long answered = now.stream().filter(ActionQuestions::talkedTo).count();
    page.open("/teams/together?cohort=" + now.getFirst().cohort() + "&table=outcome");
    MatchResult read =
        PageText.read(
            "^(\\d+) alerts in eight weeks, (\\d+) over, after (.+) days in the middle; "
                + "(\\d+) (?:was|were) answered here\\.$",
            page.answer(OUTCOME));
    assertThat(read.group(1)).isEqualTo(String.valueOf(now.size()));
    assertThat(read.group(2)).isEqualTo(String.valueOf(over));
    assertThat(Double.parseDouble(read.group(3))).isCloseTo(daysSinceTheFirstDue(), within(0.1));
    assertThat(read.group(4)).isEqualTo(String.valueOf(answered));

    List<List<String>> weeks = page.rows(OUTCOME);
    assertThat(cell(weeks, firstDue(), 1)).isEqualTo(read.group(1));
    assertThat(cell(weeks, LocalDate.now(ZoneOffset.UTC), 2)).isEqualTo(read.group(2));
    now.forEach(this::readsOfOne);
  }

  /**
   * In a cohort of fewer than five an alert holds from when the first is due: with the second week
   * of a plan that began three weeks ago but for a day.
   */
  private static double daysSinceTheFirstDue() {
    Instant begins = firstDue().atStartOfDay(ZoneOffset.UTC).toInstant();
    return Duration.between(begins, Instant.now()).toMinutes() / MINUTES_OF_DAY;
  }

  private static LocalDate firstDue() {
    return LocalDate.now(ZoneOffset.UTC).minusDays(Visitors.BEGAN_DAYS_AGO).plusWeeks(2);
  }

  /** Of the row of the week in which that day is. */
  private static String cell(List<List<String>> weeks, LocalDate day, int column) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return weeks.stream()
        .filter(week -> PageText.date(week.getFirst()).equals(monday))
        .map(week -> week.get(column))
        .findFirst()
        .orElseThrow();
  }

  private boolean over(PlainPerson person) {
    return cohort.alert(person).isEmpty();
  }

  private static boolean talkedTo(PlainPerson person) {
    return person.events().stream().anyMatch(e -> e.kind().equals("followedup"));
  }

  private void readsOfOne(PlainPerson person) {
    page.open("/learners/" + person.id());
    assertThat(page.answer(STALLS))
        .as(person.name())
        .isEqualTo(over(person) ? "None open, 1 before." : "1 open, 0 before.");
    String card = PageText.line(page.card(STALLS));
    assertThat(card.contains(": you talked to them"))
        .as(person.name() + ": " + card)
        .isEqualTo(talkedTo(person));
    assertThat(card.contains(" over on ")).as(person.name()).isEqualTo(over(person));
  }
}
