package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.standalone.plain.PlainCohort;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;

/** Whether the data can be trusted today: the page of the data beside what stands on the broker. */
final class DataQuestions {

  private static final String ARRIVE = "Do events arrive?";
  private static final String PRIYA = "Priya Raman";

  /** A page rounds to minutes, and what comes twice comes last. */
  private static final long MINUTES_OFF = 2;

  private final PageText page;
  private final LoggedFacts facts;

  DataQuestions(PageText page, LoggedFacts facts) {
    this.page = page;
    this.facts = facts;
  }

  /**
   * The verdict, the sentence, each source of the demo, and the three lists. Of sources of other
   * tests only their part in the sum is looked at.
   */
  void canTheDataBeTrustedToday() {
    page.open("/data?table=sources");
    assertThat(page.heading()).isEqualTo(verdict());
    assertThat(page.answer(ARRIVE)).isEqualTo(delivery());
    Map<String, List<String>> rows = new TreeMap<>();
    page.rows(ARRIVE).forEach(row -> rows.put(row.getFirst(), row));
    // Everything that Priya's LMS says comes twice, and nobody else's does.
    PlainCohort demo = facts.cohort("demo");
    long twice =
        LoggedFacts.named(demo, PRIYA).events().stream()
            .filter(event -> event.source().equals("moodle"))
            .count();
    arrived(rows.get("moodle"), "moodle", twice);
    arrived(rows.get("openedx"), "openedx", 0);
    arrived(rows.get("tools"), "tools", 0);

    MatchResult read =
        PageText.read("^(Yes: )?([\\d,]+) events from (\\d+) sources[,;] (.+)\\.$", page.lead());
    assertThat(number(read.group(2)))
        .isEqualTo(rows.values().stream().mapToLong(row -> number(row.get(3))).sum());
    assertThat(read.group(3)).isEqualTo(String.valueOf(rows.size()));
    assertThat(read.group(1) != null).isEqualTo(facts.refusedSources().isEmpty());
    assertThat(read.group(4))
        .isEqualTo(
            facts.refusedSources().isEmpty()
                ? "nothing was refused"
                : "some requests were refused: " + String.join(", ", facts.refusedSources()));

    assertThat(page.answer("Whose events belong to nobody?"))
        .startsWith(
            facts.accountsOfNobody() == 0
                ? "Every event belongs to a learner."
                : many(facts.accountsOfNobody(), "account", "accounts") + " belong");
    assertThat(page.answer("Which activities are in no plan?"))
        .startsWith(
            facts.activitiesInNoPlan() == 0
                ? "Every activity received is in a plan."
                : many(facts.activitiesInNoPlan(), "activity", "activities") + ": ");
    assertThat(page.answer("Was anything set aside?"))
        .startsWith(facts.setAside() == 0 ? "No: " : facts.setAside() + " ");
  }

  private String verdict() {
    String trust = "You can trust what you see";
    if (facts.setAside() > 0) {
      return many(facts.setAside(), "thing was", "things were") + " set aside";
    }
    if (facts.accountsOfNobody() > 0) {
      return trust
          + ", but for "
          + many(facts.accountsOfNobody(), "account", "accounts")
          + " of nobody";
    }
    return facts.activitiesInNoPlan() > 0
        ? trust
            + "; "
            + many(facts.activitiesInNoPlan(), "activity is", "activities are")
            + " in no plan"
        : trust;
  }

  /** Whether each source was quiet for no longer than three days: all of them are new. */
  private String delivery() {
    Instant now = Instant.now();
    List<String> silent =
        facts.sources().stream()
            .filter(source -> facts.newestOf(source).isBefore(now.minus(Duration.ofDays(3))))
            .toList();
    int well = facts.sources().size() - silent.size();
    return silent.isEmpty()
        ? "Yes: all %s sources deliver.".formatted(PageText.small(well))
        : "%d of %d sources deliver; %s %s silent."
            .formatted(
                well,
                facts.sources().size(),
                PageText.list(silent),
                silent.size() == 1 ? "is" : "are");
  }

  /** Of one source: how lately, how much, how much twice, and that nothing was refused. */
  private void arrived(List<String> row, String source, long repeated) {
    long minutes = Duration.between(facts.newestOf(source), Instant.now()).toMinutes();
    assertThat(minutes(row.get(1)))
        .as(source)
        .isBetween(minutes - MINUTES_OFF, minutes + MINUTES_OFF);
    assertThat(facts.sentBy(source)).as(source).isPositive();
    assertThat(number(row.get(3))).as(source).isEqualTo(facts.sentBy(source));
    assertThat(number(row.get(4))).as(source).isEqualTo(repeated);
    assertThat(row.get(5)).as(source).isEqualTo("none");
  }

  private static String many(int n, String one, String more) {
    return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(n) + " " + (n == 1 ? one : more);
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }

  /** "just now", "5 min ago", "2 h ago", before the exact time. */
  private static long minutes(String ago) {
    if (ago.startsWith("just now")) {
      return 0;
    }
    MatchResult read = PageText.read("^(\\d+) (min|h) ago", ago);
    return Long.parseLong(read.group(1)) * (read.group(2).equals("h") ? 60 : 1);
  }
}
