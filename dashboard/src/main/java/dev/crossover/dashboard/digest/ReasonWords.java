package dev.crossover.dashboard.digest;

import dev.crossover.dashboard.query.Answers.LearnerRow;
import dev.crossover.dashboard.query.IfItWorks;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reasons and steps in the words of the page, for what is read elsewhere. The page has them in
 * {@code words.ts} and {@code PeopleRows.tsx}; one table, {@code words/reasons.json}, tests both.
 *
 * @param now when it is read
 * @param zone of who reads it
 * @param inWords whether shares are told to them in quarters
 */
public record ReasonWords(Instant now, ZoneId zone, boolean inWords) {

  private static final List<String> QUARTERS =
      List.of("nothing", "a quarter", "half", "three quarters", "all");

  private static final List<String> NUMBERS =
      List.of(
          "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

  /** As browsers shorten them in British English, whatever runtime this is. */
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec");

  /** A reason in a word or two. */
  static String word(StallReason reason) {
    return switch (reason) {
      case NOT_STARTED -> "not begun";
      case QUIET -> "quiet";
      case BEHIND -> "owes something";
      case BLOCKED_ON_UNIT -> "blocked on a unit";
      case SLOW_PACE -> "slow pace";
      case WAITING_FOR_REVIEW -> "waits for a review";
      case PREREQUISITE_GAP -> "something to do first";
      case ASKED_FOR_HELP -> "asks for help";
      case RAISED -> "needs help";
    };
  }

  /** The first reason; of somebody of whom nothing is expected now, the alert that is open. */
  static Stall first(LearnerRow row) {
    return row.reasons().isEmpty() ? row.stalls().getFirst() : row.reasons().getFirst();
  }

  /** Why somebody is not on track: the first reason and what waits, without a full stop. */
  String why(LearnerRow row) {
    return why(first(row), row.unitTitles(), row.gapWeeks(), row.hoursDue());
  }

  /**
   * Why somebody is not on track: a reason and what waits behind it, without a full stop.
   *
   * @param titles of the units that it names, by id
   * @param gapWeeks plan weeks ahead, or below zero behind
   * @param hoursDue hours of the plan that are due and not done
   */
  public String why(Stall stall, Map<String, String> titles, double gapWeeks, double hoursDue) {
    String waits =
        stall.unit() == null || hoursDue < 1
            ? ""
            : "; " + many(Math.round(hoursDue), "plan hour") + " due and not done";
    return why(stall, titles, gapWeeks) + waits;
  }

  private String why(Stall stall, Map<String, String> titles, double gapWeeks) {
    String unit = "“" + title(titles, stall.unit()) + "”";
    return switch (stall.reason()) {
      case NOT_STARTED -> "Has not begun since the start on " + on(stall.since());
      case QUIET -> "Quiet: last activity " + ago(stall.since());
      case BEHIND -> "Owes " + unit + ", " + owed(stall);
      case BLOCKED_ON_UNIT ->
          stall.failedAttempts() > 0
              ? "Blocked on %s: %s, last worked on %s"
                  .formatted(
                      unit, many(stall.failedAttempts(), "failed attempt"), ago(stall.since()))
              : "Blocked on " + unit + ": more than twice its planned time";
      case SLOW_PACE -> gap(gapWeeks) + ": slower than the plan";
      case WAITING_FOR_REVIEW -> unit + " waits for a review since " + on(stall.since());
      case PREREQUISITE_GAP ->
          "%s is not done, and “%s” builds on it".formatted(unit, title(titles, stall.blocks()));
      case ASKED_FOR_HELP -> "Says that they are stuck on " + unit + " since " + on(stall.since());
      case RAISED -> "Somebody said on " + on(stall.since()) + " that they need help";
    };
  }

  private String owed(Stall stall) {
    Double share = stall.share();
    Instant silent = stall.silentSince();
    return (share == null
            ? "due on " + on(stall.since())
            : "which " + percent(share) + " of the cohort have handed in")
        + (silent == null ? "" : ", and was last active " + ago(silent));
  }

  /** What to do about the first reason, without a full stop. */
  static String step(LearnerRow row) {
    return step(first(row), row.helpers(), waitsForYou(row));
  }

  /**
   * What to do about a reason, without a full stop.
   *
   * @param helpers names of some who passed what blocks them
   * @param yourTurn whether what waits is for who reads it to review
   */
  public static String step(Stall stall, List<String> helpers, boolean yourTurn) {
    String some = String.join(" or ", helpers);
    return switch (stall.reason()) {
      case NOT_STARTED -> "Ask whether access works and time is set aside";
      case QUIET -> "Ask how it is going";
      case BEHIND -> "Ask what stands in the way";
      case BLOCKED_ON_UNIT ->
          stall.failedAttempts() == 0
              ? "Ask what is unclear"
              : helpers.isEmpty()
                  ? "Pair with someone who passed it"
                  : "Pair with " + some + ", who passed it";
      case SLOW_PACE -> "Agree on hours, or on a later target";
      case WAITING_FOR_REVIEW ->
          yourTurn ? "Review it: it is your turn" : "It is a reviewer's turn";
      case PREREQUISITE_GAP -> "Do it first";
      case ASKED_FOR_HELP ->
          helpers.isEmpty() ? "Ask what is unclear" : "Talk it over; " + some + " passed it";
      case RAISED -> "Talk it over";
    };
  }

  /** Whether what somebody handed in is the first reason, and is for who asks to review. */
  static boolean waitsForYou(LearnerRow row) {
    return row.needsYou() && first(row).reason() == StallReason.WAITING_FOR_REVIEW;
  }

  /** What the proposed step would bring if it works; nothing is said of how likely that is. */
  public String ifItWorks(IfItWorks.Gain gain) {
    String done = "If it works, with " + name(gain.unit()) + " done: on time ";
    String now = percent(gain.onTime());
    String then = percent(gain.then());
    return done + (now.equals(then) ? "as likely as now, " + now : now + " → " + then);
  }

  private static String title(Map<String, String> titles, @Nullable String unit) {
    String id = unit == null ? "" : unit;
    return name(titles.getOrDefault(id, id));
  }

  /** The name alone of a title such as "Embeddings: vector search". */
  static String name(String title) {
    return title.replaceFirst(":.*", "");
  }

  /** An id as a heading: "ml-engineers" is "ML engineers". */
  static String heading(String id) {
    StringBuilder words = new StringBuilder();
    for (String word : id.split("[-_ ]", -1)) {
      boolean shortened = List.of("ml", "ai", "llm").contains(word);
      words.append(' ').append(shortened ? word.toUpperCase(Locale.ROOT) : word);
    }
    String text = words.substring(1);
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** A share to one per cent, or in quarters. */
  String percent(double share) {
    return inWords
        ? QUARTERS.get((int) Math.round(Math.clamp(share, 0.0, 1.0) * 4))
        : Math.round(share * 100) + " %";
  }

  private static String gap(double weeks) {
    long tenths = Math.round(Math.abs(weeks) * 10);
    if (tenths == 0) {
      return "on plan";
    }
    String figure = tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.valueOf(tenths / 10.0);
    return figure + (tenths == 10 ? " week " : " weeks ") + (weeks < 0 ? "behind" : "ahead");
  }

  /** How long ago, in the unit that a person would use. */
  private String ago(Instant then) {
    Duration since = Duration.between(then, now);
    long days = since.toDays();
    if (days > 0) {
      return days == 1 ? "yesterday" : days + " days ago";
    }
    if (since.toHours() > 0) {
      return since.toHours() + " h ago";
    }
    return since.toMinutes() < 1 ? "just now" : since.toMinutes() + " min ago";
  }

  /** The day of a moment: "3 May", of another year "3 May 2025". */
  public String on(Instant at) {
    LocalDate day = LocalDate.ofInstant(at, zone);
    String spoken = day.getDayOfMonth() + " " + MONTHS.get(day.getMonthValue() - 1);
    return day.getYear() == LocalDate.ofInstant(now, zone).getYear()
        ? spoken
        : spoken + " " + day.getYear();
  }

  /** A small whole number as a word. */
  static String number(long n) {
    return n < NUMBERS.size() ? NUMBERS.get((int) n) : String.format(Locale.ROOT, "%,d", n);
  }

  /** A whole number with its noun: "1 event", "1,200 events". */
  static String many(long n, String one) {
    return String.format(Locale.ROOT, "%,d %s", n, n == 1 ? one : one + "s");
  }

  /** "1 person", "23 people". */
  static String people(long n) {
    return n == 1 ? "1 person" : String.format(Locale.ROOT, "%,d people", n);
  }

  /** "a, b and c". */
  static String list(List<String> names) {
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }
}
