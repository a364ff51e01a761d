package dev.crossover.ingest.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.crossover.catalog.Shipped;
import dev.crossover.ingest.rows.RowErrors;
import dev.crossover.model.learner.Account;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.learner.Leave;
import dev.crossover.model.plan.Plan;
import dev.crossover.wiring.Json;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class RosterFileTest {

  private static final String HEADER =
      "learner,name,mail,team,cohort,plan,start,hours,background,manager,accounts,leave,calendar,zone\n";

  private static final List<Account> KNOWN = List.of(new Account("https://known.example", "1"));

  private static final Leave EASTER =
      new Leave(LocalDate.parse("2026-04-01"), LocalDate.parse("2026-04-07"));

  private static final HolidayCalendars HOLIDAYS = new HolidayCalendars("");

  private final Map<String, Plan> plans =
      new HashMap<>(
          Map.of(
              "ml-to-genai", Shipped.plan("ml-to-genai"),
              "genai-roadmap", Shipped.plan("genai-roadmap"),
              "evenings", evenings()));

  /** The weekly export of a staff directory knows no accounts; claimed ones must survive it. */
  @Test
  void withoutTheColumnAccountsStayAndAnEmptyFieldTakesThemAway() {
    assertThat(read("learner,name,team,cohort,start\na1,Ada,red,spring,2026-03-02\n"))
        .flatExtracting(Learner::accounts)
        .isEqualTo(KNOWN);
    assertThat(read("learner,name,team,cohort,start,accounts\na1,Ada,red,spring,2026-03-02,\n"))
        .flatExtracting(Learner::accounts)
        .isEmpty();
  }

  /** Days that somebody entered on their page survive it, too. */
  @Test
  void withoutTheColumnDaysAwayStayAndAnEmptyFieldTakesThemBack() {
    assertThat(read("learner,name,team,cohort,start\na1,Ada,red,spring,2026-03-02\n"))
        .flatExtracting(Learner::leave)
        .containsExactly(EASTER);
    assertThat(read("learner,name,team,cohort,start,leave\na1,Ada,red,spring,2026-03-02,\n"))
        .flatExtracting(Learner::leave)
        .isEmpty();
  }

  @Test
  void readsEveryColumn() {
    List<Learner> roster =
        read(
            HEADER
                + "a1,\"Lovelace, Ada\",ada@x.example,red,spring,,2026-03-02,8,software-engineer,"
                + "boss@x.example,https://lms.example|4711;https://b.example|ada,"
                + "2026-04-01/2026-04-07\n");
    Learner ada = roster.getFirst();
    assertThat(ada.name()).isEqualTo("Lovelace, Ada");
    assertThat(ada.plan()).isEqualTo("ml-to-genai");
    assertThat(ada.hoursPerWeek()).isEqualTo(8);
    assertThat(ada.background()).isEqualTo(Background.SOFTWARE_ENGINEER);
    assertThat(ada.accounts())
        .containsExactly(
            new Account("https://lms.example", "4711"), new Account("https://b.example", "ada"));
    assertThat(ada.leave())
        .containsExactly(new Leave(LocalDate.parse("2026-04-01"), LocalDate.parse("2026-04-07")));
  }

  /** Two weeks of half time, leave, and the holidays of Bavaria on the clocks of Berlin. */
  @Test
  void aRowMaySayWhenSomebodyWorks() {
    Learner ada =
        read("learner,name,team,cohort,start,leave,calendar,zone\n"
                + "a1,Ada,red,spring,2026-05-04,2026-06-01/2026-06-12@50%; 2026-07-06,DE-BY,"
                + "Europe/Berlin\n")
            .getFirst();
    assertThat(ada.enrolment().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(ada.leave())
        .startsWith(
            Leave.holiday(LocalDate.parse("2026-05-14")),
            Leave.holiday(LocalDate.parse("2026-05-25")),
            Leave.partTime(LocalDate.parse("2026-06-01"), LocalDate.parse("2026-06-03"), 0.5),
            Leave.holiday(LocalDate.parse("2026-06-04")),
            Leave.partTime(LocalDate.parse("2026-06-05"), LocalDate.parse("2026-06-12"), 0.5),
            new Leave(LocalDate.parse("2026-07-06"), LocalDate.parse("2026-07-06")));
    assertThat(read("learner,name,team,cohort,start,leave\na1,Ada,red,spring,2026-05-04,\n"))
        .extracting(l -> l.enrolment().zone(), Learner::leave)
        .containsExactly(tuple(null, List.of()));
  }

  /** A manager exports five columns from a spreadsheet, with its byte order mark. */
  @Test
  void fiveColumnsAreEnough() {
    assertThat(read("\uFEFFlearner,name,team,cohort,start\na1,Ada,red,spring,2026-03-02\n"))
        .singleElement()
        .satisfies(l -> assertThat(l.hoursPerWeek()).isEqualTo(10));
  }

  /** A plan for evenings asks for fewer hours than one for a sabbatical. */
  @Test
  void hoursThatAreLeftOutAreThoseOfThePlan() {
    String header = "learner,name,team,cohort,start,plan,hours\n";
    String rows =
        "a1,Ada,red,spring,2026-03-02,evenings,\n"
            + "a2,Bo,red,spring,2026-03-02,evenings,9\n"
            + "a3,Cy,red,spring,2026-03-02,,\n";
    assertThat(RosterFile.read(header + rows, plans::get, _ -> null, HOLIDAYS).learners())
        .extracting(Learner::hoursPerWeek)
        .containsExactly(4.0, 9.0, 10.0);
  }

  @Test
  void saysWhoIsOnAPlanThatIsWrittenForOthers() {
    assertThat(warnings("ml-to-genai,,software-engineer\n"))
        .containsExactly(
            new RowWarning(
                2,
                "plan",
                "a software engineer takes about 24 weeks for ml-to-genai; genai-roadmap (about 60"
                    + " weeks) is written for software engineers"));
    assertThat(warnings("ml-to-genai,5,software-engineer\n"))
        .extracting(RowWarning::message)
        .singleElement(STRING)
        .startsWith("a software engineer takes about 48 weeks for ml-to-genai;");
    assertThat(warnings("genai-roadmap,,ml-engineer\n"))
        .extracting(RowWarning::message)
        .singleElement(STRING)
        .startsWith("an ML engineer takes about ")
        .endsWith(
            " weeks for genai-roadmap; ml-to-genai (about 12 weeks) is written for ML engineers");
  }

  /** Advice to take a plan that nobody can take is no help. */
  @Test
  void saysNothingWhereThePlanFitsOrTheBetterOneIsNotPublished() {
    assertThat(
            warnings("ml-to-genai,,ml-engineer\nml-to-genai,,\ngenai-roadmap,,software-engineer\n"))
        .isEmpty();
    plans.remove("genai-roadmap");
    assertThat(warnings("ml-to-genai,,software-engineer\n")).isEmpty();
  }

  @Test
  void saysTheSameOfSeveralRowsOnceInTheOrderOfTheFile() {
    assertThat(
            warnings(
                "ml-to-genai,5,software-engineer\n"
                    + "ml-to-genai,10,software-engineer\n"
                    + "ml-to-genai,,ml-engineer\n"
                    + "ml-to-genai,5,software-engineer\n"
                    + "ml-to-genai,,software-engineer\n"
                    + "ml-to-genai,5,software-engineer\n"))
        .extracting(RowWarning::row, w -> w.message().substring(0, w.message().indexOf(" for ")))
        .containsExactly(
            tuple(2L, "rows 2, 5, 7: a software engineer takes about 48 weeks"),
            tuple(3L, "rows 3, 6: a software engineer takes about 24 weeks"));
  }

  @Test
  void namesTwentyRowsAndCountsTheOthers() {
    assertThat(warnings("ml-to-genai,,software-engineer\n".repeat(23)))
        .extracting(RowWarning::message)
        .singleElement(STRING)
        .startsWith("rows 2, 3, 4, ")
        .contains(", 20, 21 and 3 more: a software engineer takes");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "a1,,x@y.z,red,spring,,2026-03-02,,,,,; name; must be filled",
        "a1,Ada,,red,spring,,2.3.2026,,,,,; start; must be a date such as 2026-09-28, but is 2.3.2026",
        "a1,Ada,,red,spring,,2026-03-02,many,,,,; hours; must be a number, but is many",
        "a1,Ada,,red,spring,,2026-03-02,0,,,,; hours; must be above 0 and at most 80",
        "a1,Ada,,red,spring,,2026-03-02,,chef,,,; background; must be ml-engineer, data-scientist or software-engineer, but is chef",
        "a1,Ada,,red,spring,nope,2026-03-02,,,,,; plan; there is no plan nope",
        "a1,Ada,,red,spring,,2026-03-02,,,,4711,; accounts; an account is written issuer|name, but found: 4711",
        "a 1,Ada,,red,spring,,2026-03-02,,,,,; learner; must be letters, digits, '.', '_' and '-', 64 at most",
        "a1,Ada,,red,spring,,2026-03-02,,,Bob Smith,,; manager; must be a mail address, but is Bob Smith",
        "a1,Ada,,r/d,spring,,2026-03-02,,,,,; team; must not hold a slash",
        "a1,Ada,,red,spring,,2026-03-02,,,,,2026-04-01@0%; leave; part time must be 1 % to 99 %, but is 2026-04-01@0%",
        "a1,Ada,,red,spring,,2026-03-02,,,,,,XX; calendar; there is no country XX, nor a file XX.csv with holidays",
        "a1,Ada,,red,spring,,2026-03-02,,,,,,../x; calendar; must be a country such as DE, a region such as DE-BY, or a file's name, but is ../x",
        "a1,Ada,,red,spring,,2026-03-02,,,,,,,Mars; zone; must be a time zone such as Europe/Berlin, but is Mars",
      })
  void namesRowAndColumnOfAnError(String row, String column, String message) {
    String good = "a0,Bo,,red,spring,,2026-03-02,,,,,\n";
    assertThatThrownBy(() -> read(HEADER + good + row + "\n"))
        .isInstanceOfSatisfying(
            RowErrors.class,
            e ->
                assertThat(e.errors()).containsExactly(new RowErrors.RowError(3, column, message)));
  }

  /** Spreadsheets leave out what is empty at the end of a row; more than the header is a slip. */
  @Test
  void rowsMayBeShorterThanTheHeader() {
    String header = "learner,name,team,cohort,accounts,start,hours,leave\n";
    assertThat(read(header + "a1,Ada,red,spring,,2026-03-02\na2,Bo,red,spring,,2026-03-02,9,\n"))
        .extracting(Learner::hoursPerWeek)
        .containsExactly(10.0, 9.0);
    assertThatThrownBy(() -> read(header + "a1,Ada,red,spring,,2026-03-02,9,,x\n"))
        .isInstanceOfSatisfying(
            RowErrors.class,
            e ->
                assertThat(e.errors())
                    .containsExactly(
                        new RowErrors.RowError(
                            2, "", "has more fields than the header has columns")));
  }

  @Test
  void findsEveryErrorAtOnce() {
    assertThatThrownBy(
            () -> read(HEADER + "a1,,,red,spring,,x,,,,,\na1,Bo,,red,spring,,2026-03-02,,,,,\n"))
        .isInstanceOfSatisfying(RowErrors.class, e -> assertThat(e.errors()).hasSize(2));
  }

  @Test
  void anAccountBelongsToOnePerson() {
    assertThatThrownBy(() ->
            read(
                HEADER
                    + "a1,Ada,,red,spring,,2026-03-02,,,,x|1,\n"
                    + "a2,Bo,,red,spring,,2026-03-02,,,,x|1,\n"))
        .isInstanceOfSatisfying(
            RowErrors.class,
            e ->
                assertThat(e.errors())
                    .containsExactly(
                        new RowErrors.RowError(3, "accounts", "stands in row 2 already")));
  }

  @Test
  void namesUnknownAndMissingColumns() {
    assertThatThrownBy(() -> read("learner,name,squad,cohort,start\na,b,c,d,2026-03-02\n"))
        .isInstanceOfSatisfying(
            RowErrors.class,
            e ->
                assertThat(e.errors())
                    .extracting(RowErrors.RowError::column)
                    .containsExactly("squad", "team"));
  }

  /** Of a roster whose rows have a plan, hours and a background each. */
  private List<RowWarning> warnings(String rows) {
    StringBuilder csv = new StringBuilder("learner,name,team,cohort,start,plan,hours,background\n");
    List<String> each = rows.lines().toList();
    for (int i = 0; i < each.size(); i++) {
      csv.append("a%d,Ada,red,spring,2026-03-02,%s%n".formatted(i, each.get(i)));
    }
    return RosterFile.read(csv.toString(), plans::get, _ -> null, HOLIDAYS).warnings();
  }

  private List<Learner> read(String csv) {
    return RosterFile.read(csv, plans::get, RosterFileTest::known, HOLIDAYS).learners();
  }

  private static Learner known(String id) {
    return new Learner(
        id,
        "Ada",
        null,
        "red",
        "spring",
        "ml-to-genai",
        LocalDate.parse("2026-03-02"),
        8,
        Background.ML_ENGINEER,
        null,
        KNOWN,
        List.of(EASTER, Leave.holiday(LocalDate.parse("2026-05-01"))));
  }

  private static Plan evenings() {
    ObjectNode plan = Json.MAPPER.valueToTree(Shipped.plan("ml-to-genai"));
    return Json.MAPPER.treeToValue(plan.put("id", "evenings").put("hoursPerWeek", 4), Plan.class);
  }
}
