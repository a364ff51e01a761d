package dev.crossover.ingest.roster;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.crossover.ingest.rows.RowErrors.RowError;
import dev.crossover.model.group.Suppression;
import dev.crossover.model.learner.Account;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.learner.Leave;
import dev.crossover.model.plan.Plan;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one row of a roster file, and notes what is wrong in it. */
final class RosterRow {

  private static final Pattern LEARNER = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;]+@[^@\\s<>,;]+");
  private static final Pattern PART_TIME = Pattern.compile("(.+?)@(\\d{1,3})%");
  private static final String DEFAULT_PLAN = "ml-to-genai";

  private final NamedCsvRecord row;
  private final HolidayCalendars holidays;
  private final List<RowError> errors;

  /**
   * A row.
   *
   * @param holidays calendars by name
   * @param errors takes what is wrong
   */
  RosterRow(NamedCsvRecord row, HolidayCalendars holidays, List<RowError> errors) {
    this.row = row;
    this.holidays = holidays;
    this.errors = errors;
  }

  /** Line of the file, the header being 1. */
  long line() {
    return row.getStartingLineNumber();
  }

  /**
   * The learner of the row.
   *
   * @param plans by id; null for none
   * @param known the learner as they are so far, by id; null for none
   * @return null if something is wrong
   */
  @Nullable Learner learner(
      Function<String, @Nullable Plan> plans, Function<String, @Nullable Learner> known) {
    int before = errors.size();
    requireTexts();
    String planId = or(text("plan"), DEFAULT_PLAN);
    Plan plan = plans.apply(planId);
    if (plan == null) {
      error("plan", "there is no plan " + planId);
    }
    LocalDate start = parse("start", LocalDate::parse, LocalDate.EPOCH);
    double hours = parse("hours", Double::parseDouble, plan == null ? 1 : plan.hoursPerWeek());
    if (!(hours > 0 && hours <= 80)) {
      error("hours", "must be above 0 and at most 80");
    }
    if (or(text("team"), "").strip().equalsIgnoreCase(Suppression.OTHERS)) {
      error("team", "is what small teams are called together; give it another name");
    }
    Background background = parse("background", RosterRow::background, Background.ML_ENGINEER);
    Learner so = known.apply(or(text("learner"), ""));
    List<Leave> leave = new ArrayList<>(leave(so));
    leave.addAll(parse("calendar", names -> holidays.days(names, start), List.of()));
    ZoneId zone = text("zone") == null ? null : parse("zone", RosterRow::zone, ZoneOffset.UTC);
    LocalDate ends = text("ends") == null ? null : parse("ends", LocalDate::parse, start);
    if (ends != null && ends.isBefore(start)) {
      error("ends", "must not be before the start");
    }
    List<Account> accounts =
        row.getHeader().contains("accounts")
            ? parse("accounts", RosterRow::accounts, List.of())
            : so == null ? List.of() : so.accounts();
    return errors.size() > before
        ? null
        : new Learner(
            or(text("learner"), ""),
            or(text("name"), ""),
            text("mail"),
            or(text("team"), ""),
            or(text("cohort"), ""),
            planId,
            start,
            hours,
            background,
            text("manager"),
            accounts,
            new Calendar(start, leave).leave(),
            ends,
            zone);
  }

  /** Without the column, the days away that are known; holidays come from calendars. */
  private List<Leave> leave(@Nullable Learner so) {
    if (row.getHeader().contains("leave")) {
      return parse("leave", RosterRow::leave, List.of());
    }
    return so == null ? List.of() : so.leave().stream().filter(l -> l.holiday() == null).toList();
  }

  private void requireTexts() {
    RosterFile.REQUIRED.stream()
        .sorted()
        .filter(c -> text(c) == null)
        .forEach(c -> error(c, "must be filled"));
    if (!LEARNER.matcher(or(text("learner"), "x")).matches()) {
      error("learner", "must be letters, digits, '.', '_' and '-', 64 at most");
    }
    Stream.of("mail", "manager")
        .filter(c -> !ADDRESS.matcher(or(text(c), "a@b")).matches())
        .forEach(c -> error(c, "must be a mail address, but is " + text(c)));
    Stream.of("team", "cohort")
        .filter(c -> or(text(c), "").indexOf('/') >= 0)
        .forEach(c -> error(c, "must not hold a slash"));
  }

  private <T> T parse(String column, Function<String, T> parser, T otherwise) {
    String text = text(column);
    if (text == null) {
      return otherwise;
    }
    try {
      return parser.apply(text);
    } catch (DateTimeException e) {
      error(column, "must be a date such as 2026-09-28, but is " + text);
    } catch (NumberFormatException e) {
      error(column, "must be a number, but is " + text);
    } catch (IllegalArgumentException e) {
      error(column, e.getMessage());
    }
    return otherwise;
  }

  private static Background background(String text) {
    try {
      return Background.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_'));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must be ml-engineer, data-scientist or software-engineer, but is " + text, e);
    }
  }

  private static List<Account> accounts(String text) {
    return Arrays.stream(text.split(";"))
        .filter(a -> !a.isBlank())
        .map(Account::parse)
        .distinct()
        .toList();
  }

  private static List<Leave> leave(String text) {
    return Arrays.stream(text.split(";"))
        .map(String::strip)
        .filter(l -> !l.isEmpty())
        .map(RosterRow::oneLeave)
        .toList();
  }

  private static Leave oneLeave(String text) {
    Matcher part = PART_TIME.matcher(text);
    if (!part.matches()) {
      return interval(text);
    }
    Leave days = interval(part.group(1));
    int percent = Integer.parseInt(part.group(2));
    if (percent < 1 || percent > 99) {
      throw new IllegalArgumentException("part time must be 1 % to 99 %, but is " + text);
    }
    return Leave.partTime(days.first(), days.last(), percent / 100.0);
  }

  /** A day, or {@code FIRST/LAST}. */
  static Leave interval(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new Leave(LocalDate.parse(text), LocalDate.parse(text))
        : new Leave(
            LocalDate.parse(text.substring(0, slash)), LocalDate.parse(text.substring(slash + 1)));
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a time zone such as Europe/Berlin, but is " + text, e);
    }
  }

  void error(String column, @Nullable String message) {
    errors.add(new RowError(line(), column, String.valueOf(message)));
  }

  private @Nullable String text(String column) {
    return row.findField(column).map(String::strip).filter(t -> !t.isEmpty()).orElse(null);
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }
}
