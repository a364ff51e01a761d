package dev.crossover.standalone.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One invented engineer of the demo cohort.
 *
 * @param name full name
 * @param team team
 * @param background as a roster writes it
 * @param hours hours a week
 * @param pace share of the plan's pace that is worked, 1.0 is on plan
 * @param firstDay first day of activity, day 0 being the start of the plan
 * @param lastDay last day of activity
 * @param leave first and last day of a leave, or empty
 * @param twist what is special
 * @param stalled whether an alert must be open
 * @param tells what the dashboard must tell of this person
 * @param plan id of the plan that is learnt
 * @param today day of the plan that is today
 */
record Story(
    String name,
    String team,
    String background,
    double hours,
    double pace,
    int firstDay,
    int lastDay,
    List<Integer> leave,
    Twist twist,
    boolean stalled,
    String tells,
    String plan,
    int today) {

  /** Day of the plan that is today for the first three teams: it began seven weeks ago. */
  static final int TODAY = 49;

  static final String ML_TO_GENAI = "ml-to-genai";

  /** One of those teams. */
  private Story(
      String name,
      String team,
      String background,
      double hours,
      double pace,
      int firstDay,
      int lastDay,
      List<Integer> leave,
      Twist twist,
      boolean stalled,
      String tells) {
    this(
        name,
        team,
        background,
        hours,
        pace,
        firstDay,
        lastDay,
        leave,
        twist,
        stalled,
        tells,
        ML_TO_GENAI,
        TODAY);
  }

  /** Something special in what is posted. */
  enum Twist {
    NONE,
    BLOCKED,
    SKIP_LIST,
    TWO_ACCOUNTS,
    SENT_TWICE,
    NEWEST_FIRST,
    UNREVIEWED,
    FAILS_FIRST,
    INTERVIEWS,
    LEFT,
    SENT_BACK,
    READY
  }

  /** Random, as a roster gives it, but the same each time. */
  String learner() {
    return UUID.nameUUIDFromBytes(("crossover demo " + name).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** Number by which the first LMS knows the person. */
  String number() {
    return String.valueOf(1000 + all().indexOf(this));
  }

  /** Address in a domain that exists nowhere. */
  String mail() {
    return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@crossover.example";
  }

  boolean away(int day) {
    return !leave.isEmpty() && day >= leave.getFirst() && day <= leave.getLast();
  }

  /** Everyone of the demo; who is new comes last, since numbers follow from the order. */
  static List<Story> all() {
    return Stream.concat(ALL.stream(), FourthTeam.ALL.stream()).toList();
  }

  /** The twenty-four of the first three teams. */
  static final List<Story> ALL =
      List.of(
          steady("Amara Okafor", "atlas", 1.3, "ahead of the plan"),
          steady("Bjorn Lindqvist", "atlas", 1.0, "on plan"),
          leave("Chiara Conti", "atlas", 21, 34, "two weeks of leave shifted the plan; on plan"),
          special(
              "Daniyar Akhmetov",
              "atlas",
              1.15,
              Twist.BLOCKED,
              true,
              "works every day, but is blocked on the RAG evaluation harness"),
          until("Elif Demir", "atlas", 38, "quiet since day 38"),
          special(
              "Farid Haddad",
              "atlas",
              0.5,
              Twist.NONE,
              true,
              "active, but at half the pace: owes what most have handed in"),
          special(
              "Greta Novak",
              "atlas",
              1.0,
              Twist.TWO_ACCOUNTS,
              false,
              "one person with accounts on two LMSs; on plan"),
          person("Hiro Tanaka", "atlas", "data-scientist", 10, 1.0, "a data scientist on plan"),
          until("Ines Carvalho", "borealis", -1, "never started"),
          special(
              "Jonas Weber",
              "borealis",
              0.6,
              Twist.SKIP_LIST,
              false,
              "spends hours on what the plan says to skip; behind"),
          person("Keiko Mori", "borealis", "ml-engineer", 12, 1.1, "twelve hours a week; ahead"),
          person(
              "Lars Nygaard",
              "borealis",
              "software-engineer",
              10,
              1.0,
              "a software engineer: twice the time, on that plan"),
          steady("Mbali Dlamini", "borealis", 1.0, "on plan"),
          special(
              "Nadia Petrova",
              "borealis",
              1.0,
              Twist.UNREVIEWED,
              false,
              "hands in projects that nobody has reviewed"),
          new Story(
              "Oskar Virtanen",
              "borealis",
              "ml-engineer",
              10,
              1.4,
              14,
              TODAY - 1,
              List.of(),
              Twist.NONE,
              false,
              "began two weeks late and is catching up"),
          special(
              "Priya Raman",
              "borealis",
              1.0,
              Twist.SENT_TWICE,
              false,
              "the LMS sends everything twice; counted once"),
          until("Quentin Moreau", "cirrus", 12, "stopped on day 12"),
          steady("Rosa Jimenez", "cirrus", 1.0, "on plan"),
          leave("Samuel Boateng", "cirrus", 40, 56, "on leave now: not a stall"),
          special(
              "Tamar Levi",
              "cirrus",
              1.0,
              Twist.NEWEST_FIRST,
              false,
              "backfilled, the newest first; the history is right all the same"),
          new Story(
              "Umut Kaya",
              "cirrus",
              "ml-engineer",
              10,
              0.7,
              0,
              29,
              List.of(),
              Twist.LEFT,
              false,
              "left on day 30 and no longer counts"),
          special(
              "Vera Kovacs",
              "cirrus",
              1.0,
              Twist.FAILS_FIRST,
              false,
              "fails each assessment once and passes the second time"),
          person("Wen Zhao", "cirrus", "ml-engineer", 5, 1.0, "five hours a week, on that plan"),
          special(
              "Ximena Rojas",
              "cirrus",
              1.5,
              Twist.INTERVIEWS,
              false,
              "far ahead, and practises interviews already"));

  private static Story person(
      String name, String team, String background, double hours, double pace, String tells) {
    return new Story(
        name, team, background, hours, pace, 0, TODAY - 1, List.of(), Twist.NONE, false, tells);
  }

  private static Story steady(String name, String team, double pace, String tells) {
    return person(name, team, "ml-engineer", 10, pace, tells);
  }

  private static Story leave(String name, String team, int first, int last, String tells) {
    return new Story(
        name,
        team,
        "ml-engineer",
        10,
        1.0,
        0,
        TODAY - 1,
        List.of(first, last),
        Twist.NONE,
        false,
        tells);
  }

  private static Story special(
      String name, String team, double pace, Twist twist, boolean stalled, String tells) {
    return new Story(
        name, team, "ml-engineer", 10, pace, 0, TODAY - 1, List.of(), twist, stalled, tells);
  }

  private static Story until(String name, String team, int lastDay, String tells) {
    return new Story(
        name, team, "ml-engineer", 10, 1.0, 0, lastDay, List.of(), Twist.NONE, true, tells);
  }
}
