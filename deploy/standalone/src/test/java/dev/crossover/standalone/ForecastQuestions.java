package dev.crossover.standalone;

import com.microsoft.playwright.Locator;
import dev.crossover.standalone.plain.PlainCohort;
import dev.crossover.standalone.plain.PlainCohort.PlainTeam;
import dev.crossover.standalone.plain.PlainFutures;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import org.assertj.core.api.SoftAssertions;

/**
 * How many of a team will be done, and when: the team's page beside plain futures, which are drawn
 * from the chances that the pages of its people show.
 */
final class ForecastQuestions {

  private static final String QUESTION = "Who will be done, and when?";

  /** "2 of 8 by their own target (1 to 4); by 21 Dec, the latest of these, 4 (2 to 6) done". */
  private static final String ON_TIME =
      "^(\\d+) of (\\d+) by their own target(?: \\((\\d+) to (\\d+)\\))?; "
          + "by (.+?), the latest of these, (\\d+)(?: \\((\\d+) to (\\d+)\\))? done";

  /**
   * "Then 4 (1 to 6) of 8 by their own target where it is 2 (1 to 4) of 8 as things are: 2 more".
   */
  private static final String THEN =
      "^Then (\\d+)(?: \\((\\d+) to (\\d+)\\))? of (\\d+) by their own target where it is "
          + "(\\d+)(?: \\((\\d+) to (\\d+)\\))? of \\d+ as things are: (as many|(\\d+) (more|fewer))\\. "
          + "(\\d+) of \\d+ are done by (.+?) instead of (.+?)\\.";

  private static final String ASKED =
      "^then (\\d+) of (\\d+) are done (?:by (.+)|on no day within two years)$";

  /** Between two counts of one chance: pages show whole per cent, and 20,000 futures are few. */
  private static final double COUNTED = 0.03;

  private static final double SURE = 0.8;

  /** The same where a day is looked for. */
  private static final double GIVE_OR_TAKE = 0.02;

  /** Days of which chances are shown. */
  private static final int DAYS = 7 * 26;

  private static final double HOURS = 12;

  private final PageText page;
  private final PlainCohort demo;
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final double passed = LocalTime.now(ZoneOffset.UTC).toSecondOfDay() / 86_400.0;
  private final SoftAssertions all = new SoftAssertions();

  ForecastQuestions(PageText page, PlainCohort demo) {
    this.page = page;
    this.demo = demo;
  }

  /** Those of a team of whom something is foretold. */
  private record Foretold(String team, List<ShownChances> people, PlainFutures futures) {

    /** The chance of each, by something that is asked of them. */
    double[] chances(ToDoubleFunction<ShownChances> by) {
      return people.stream().mapToDouble(by).toArray();
    }

    OptionalInt day(int heads, double certainty, ChanceByDay by) {
      return futures.day(heads, certainty, DAYS, day -> chances(person -> by.of(person, day)));
    }
  }

  private interface ChanceByDay {
    double of(ShownChances person, double day);
  }

  private Foretold foretold(String team) {
    List<ShownChances> people =
        demo.members(team).stream()
            .map(person -> ShownChances.of(person, page, today))
            .flatMap(Optional::stream)
            .toList();
    return new Foretold(team, people, new PlainFutures(people.size(), team.hashCode()));
  }

  /** Both sentences of the count, of each team, with the range. */
  void howManyWillBeOnTimeAndHowSureIsThat() {
    for (PlainTeam team : demo.teams()) {
      Foretold foretold = foretold(team.name());
      page.open("/teams/" + team.name() + "?cohort=demo");
      String answer = page.answer(QUESTION);
      MatchResult read = PageText.read(ON_TIME, answer);
      all.assertThat(read.group(2))
          .as("%s: %s", team.name(), answer)
          .isEqualTo(String.valueOf(foretold.people().size()));
      heads(foretold, answer, foretold.chances(ShownChances::byTarget), read, 1, 3, 4);
      double last = ChronoUnit.DAYS.between(today, PageText.date(read.group(5)));
      if (last <= DAYS) {
        heads(foretold, answer, foretold.chances(p -> p.by(last)), read, 6, 7, 8);
      }
    }
    all.assertAll();
  }

  /** A number of heads and its range, which is left out where it is the number. */
  private void heads(
      Foretold of, String text, double[] chances, MatchResult read, int middle, int low, int high) {
    int p50 = PageText.number(read, middle, -1);
    Map<Double, Integer> told = new TreeMap<>();
    told.put(0.1, PageText.number(read, low, p50));
    told.put(0.5, p50);
    told.put(0.9, PageText.number(read, high, p50));
    told.forEach((level, heads) ->
        all.assertThat(of.futures().quantiles(level, COUNTED, chances))
            .as("%s: %.0f %% of “%s”", of.team(), 100 * level, text)
            .hasSizeLessThanOrEqualTo(3)
            .contains(heads));
  }

  /** Two, three and four of each of three teams, to the day that is shown. */
  void whenAreSoManyDoneWithFourInFive() {
    for (String team : List.of("atlas", "borealis", "cirrus")) {
      Foretold foretold = foretold(team);
      for (int heads = 2; heads <= 4; heads++) {
        page.open("/teams/" + team + "?cohort=demo&heads=" + heads);
        Locator asked = page.card(QUESTION).locator("span[aria-live]");
        MatchResult read = PageText.read(ASKED, PageText.line(asked));
        all.assertThat(read.group(1) + " of " + read.group(2))
            .isEqualTo(heads + " of " + foretold.people().size());
        done(foretold, heads, ShownChances::by, read.group(3));
      }
    }
    all.assertAll();
  }

  /** Between the days with a little less and a little more certainty, and a day to either side. */
  private void done(Foretold of, int heads, ChanceByDay by, String told) {
    OptionalInt earliest = of.day(heads, SURE - GIVE_OR_TAKE, by);
    OptionalInt latest = of.day(heads, SURE + GIVE_OR_TAKE, by);
    String what = "%d of %s are done by %s".formatted(heads, of.team(), told);
    all.assertThat(latest).as("%s: a plain day within half a year", what).isPresent();
    all.assertThat(told).as(what).isNotNull();
    if (told != null && latest.isPresent()) {
      all.assertThat(PageText.date(told))
          .as(what)
          .isBetween(
              today.plusDays(earliest.orElseThrow() - 1L), today.plusDays(latest.getAsInt() + 1L));
    }
  }

  /**
   * Twelve hours instead of their own: what is left takes as much less time. Nobody of the two
   * teams is away.
   */
  void whatIfTheyHadTwelveHours() {
    ChanceByDay then = (person, day) -> person.by(day, HOURS, passed);
    for (String team : List.of("atlas", "borealis")) {
      Foretold foretold = foretold(team);
      page.open("/teams/" + team + "?cohort=demo&hours=12&heads=3");
      String answer = PageText.line(page.card(QUESTION).locator("p.answer").last());
      MatchResult read = PageText.read(THEN, answer);
      heads(foretold, answer, foretold.chances(p -> then.of(p, p.targetDay())), read, 1, 2, 3);
      heads(foretold, answer, foretold.chances(ShownChances::byTarget), read, 5, 6, 7);
      int more = PageText.number(read, 1, 0) - PageText.number(read, 5, 0);
      all.assertThat(read.group(8))
          .as(answer)
          .isEqualTo(
              more == 0
                  ? "as many"
                  : "%d %s".formatted(Math.abs(more), more > 0 ? "more" : "fewer"));
      done(foretold, 3, then, read.group(12));
      done(foretold, 3, ShownChances::by, read.group(13));
      all.assertThat(PageText.date(read.group(12)))
          .as("sooner: %s", answer)
          .isBefore(PageText.date(read.group(13)));
    }
    all.assertAll();
  }
}
