package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.standalone.plain.PlainCohort;
import dev.crossover.standalone.plain.PlainCohort.PlainAlert;
import dev.crossover.standalone.plain.PlainCohort.PlainTeam;
import dev.crossover.standalone.plain.PlainPerson;
import dev.crossover.standalone.plain.PlainSkills;
import dev.crossover.standalone.plain.PlainSkills.Lack;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;

/** Who and which team needs somebody, and how ready they are: text of pages beside plain counts. */
final class TeamQuestions {

  private static final Pattern STATES = Pattern.compile("(\\d+) ([a-z][a-z ]*[a-z])");

  private static final String HELPS = "Where would an hour of yours help most?";
  private static final String TEAMS = "Which team needs you?";
  private static final String NEEDY = "Who needs help, and why?";
  private static final String NOW = "What would help now?";

  /** Weeks are shown to a tenth. */
  private static final double TENTH = 0.051;

  /** What is shorter than another skill by less, added up over all people, counts as equal. */
  private static final double AS_SHORT = 0.05;

  private final PageText page;
  private final PlainCohort demo;

  TeamQuestions(PageText page, PlainCohort demo) {
    this.page = page;
    this.demo = demo;
  }

  /** The sentence names who needs somebody; the rows are in order, with people and gap. */
  void whichTeamFirstAndWhy() {
    List<PlainTeam> teams = demo.teams();
    List<String> first =
        teams.stream()
            .filter(PlainTeam::needsSomebody)
            .map(team -> PageText.title(team.name()))
            .toList();
    page.open("/");
    assertThat(page.answer(TEAMS)).isEqualTo(PageText.list(first) + ", most urgent first.");
    List<List<String>> rows =
        page.rows(TEAMS).stream().filter(row -> row.getFirst().endsWith(", demo")).toList();
    assertThat(rows).hasSameSizeAs(teams);
    for (int i = 0; i < rows.size(); i++) {
      PlainTeam team = teams.get(i);
      List<String> row = rows.get(i);
      assertThat(row.getFirst())
          .isEqualTo("%s %d people, demo".formatted(PageText.title(team.name()), team.people()));
      assertThat(states(row.get(1))).as(team.name()).isEqualTo(team.states());
      assertThat(PageText.weeks(row.getLast()))
          .as(team.name())
          .isCloseTo(team.gapWeeks(), within(TENTH));
    }
  }

  /** "3 need help, 5 on track" as counts. */
  private static Map<String, Integer> states(String text) {
    Map<String, Integer> states = new TreeMap<>();
    STATES
        .matcher(text)
        .results()
        .forEach(state ->
            states.put(
                state.group(2).replace("need help", "needs help"),
                Integer.valueOf(state.group(1))));
    return states;
  }

  /** On the first page who, in order; on the team's since when, and the step that follows. */
  void whoSinceWhenAndWhichStep() {
    List<String> needy = demo.needy().stream().map(PlainPerson::name).toList();
    page.open("/");
    assertThat(page.heading()).isEqualTo(PageText.word(needy.size()) + " people need you");
    assertThat(page.answer(HELPS))
        .isEqualTo(
            "Begin with %s and %d more."
                .formatted(PageText.list(needy.subList(0, 3)), needy.size() - 3));
    List<String> shown =
        page.rows(HELPS).stream()
            .map(List::getFirst)
            .flatMap(cell -> needy.stream().filter(cell::startsWith))
            .toList();
    assertThat(shown).isEqualTo(needy);
    for (PlainPerson person : demo.needy()) {
      page.open("/teams/" + person.team() + "?cohort=demo");
      List<String> row =
          page.rows(NEEDY).stream()
              .filter(cells -> cells.getFirst().startsWith(person.name()))
              .findFirst()
              .orElseThrow();
      assertThat(row.get(1)).as(person.name()).startsWith(why(person));
      assertThat(PageText.date(row.get(3)))
          .as(person.name())
          .isEqualTo(LocalDate.ofInstant(since(person), ZoneId.systemDefault()));
      assertThat(row.get(4)).as(person.name()).startsWith(step(person));
    }
  }

  private String why(PlainPerson person) {
    Optional<PlainAlert> alert = demo.alert(person);
    return alert
        .map(a -> (a.failed() ? "Blocked on “" : "Owes “") + PageText.name(a.unit().title()) + "”")
        .orElseGet(() ->
            "“%s” waits for a review"
                .formatted(PageText.name(demo.waits(person).orElseThrow().unit().title())));
  }

  private Instant since(PlainPerson person) {
    return demo.alert(person)
        .map(PlainAlert::from)
        .orElseGet(() -> demo.waits(person).orElseThrow().lastAt());
  }

  private String step(PlainPerson person) {
    return demo.alert(person)
        .map(alert -> alert.failed() ? "Pair with " : "Ask what stands in the way")
        .orElse("Review it: it is your turn");
  }

  /** Of each team on its page, and of all on the cohort's. */
  void howManyAreReadyAndWhatLacksMost() {
    SoftAssertions all = new SoftAssertions();
    for (PlainTeam team : demo.teams()) {
      List<PlainPerson> members = demo.members(team.name());
      List<Lack> lacks = PlainSkills.lacks(members);
      page.open("/teams/" + team.name() + "?cohort=demo");
      int ready = ready(members);
      all.assertThat(page.lead())
          .as(team.name())
          .startsWith(
              "%s of %d %s ready; "
                  .formatted(PageText.word(ready), members.size(), areOrIs(ready)));
      MatchResult read =
          PageText.read("^(.+?); most: (.+?)\\.", page.answer("Which skills are short?"));
      all.assertThat(read.group(1))
          .as(team.name())
          .isEqualTo(
              "%d of %d".formatted(lacks.stream().filter(Lack::isShort).count(), lacks.size()));
      mostMissing(all, read.group(2), lacks, members);
    }
    List<PlainPerson> there = demo.people().stream().filter(p -> !p.left()).toList();
    page.open("/cohorts/demo");
    int ready = ready(there);
    all.assertThat(page.heading())
        .isEqualTo(
            "Demo: %s of %d %s ready"
                .formatted(ready == 0 ? "nobody" : ready, there.size(), areOrIs(ready)));
    String lacking =
        PageText.read("^The cohort lacks most: (.+)\\.$", page.answer("Which team lacks what?"))
            .group(1);
    mostMissing(all, lacking, PlainSkills.lacks(there), there);
    all.assertAll();
  }

  private static int ready(List<PlainPerson> people) {
    return (int) people.stream().filter(p -> new PlainSkills(p).ready()).count();
  }

  private static String areOrIs(int n) {
    return n > 1 ? "are" : "is";
  }

  private static void mostMissing(
      SoftAssertions all, String read, List<Lack> lacks, List<PlainPerson> people) {
    Map<String, Double> missing = new TreeMap<>();
    for (PlainPerson one : people) {
      lacks.forEach(
          lack -> missing.put(PageText.name(one.plan().skillTitle(lack.skill())), lack.missing()));
    }
    List<Double> named =
        PageText.listed(read, missing.keySet()).stream().map(missing::get).toList();
    all.assertThat(named).as("%s are three of %s", read, missing).hasSize(3);
    for (int i = 0; i < named.size(); i++) {
      all.assertThat(named.get(i))
          .as("%s of %s", read, missing)
          .isCloseTo(lacks.get(i).missing(), within(AS_SHORT));
    }
  }

  /** Two at most of those of the team who have passed what blocks somebody. */
  void whoCanHelp() {
    List<PlainPerson> blocked =
        demo.people().stream()
            .filter(p -> demo.alert(p).map(PlainAlert::failed).orElse(false))
            .toList();
    assertThat(blocked).extracting(PlainPerson::name).containsExactly("Daniyar Akhmetov");
    for (PlainPerson person : blocked) {
      String unit = demo.alert(person).orElseThrow().unit().id();
      List<String> able = demo.helpers(person, unit).stream().map(PlainPerson::name).toList();
      assertThat(able).as("some, and not everybody else").hasSizeBetween(1, 6);
      page.open("/learners/" + person.id());
      String card = PageText.line(page.card(NOW));
      String read = PageText.read("Can help (.+?) passed the unit", card).group(1);
      assertThat(PageText.listed(read, able)).hasSize(Math.min(2, able.size()));
      assertThat(page.answer(NOW))
          .isEqualTo("Pair with " + read.replace(" and ", " or ") + ", who passed it.");
    }
  }
}
