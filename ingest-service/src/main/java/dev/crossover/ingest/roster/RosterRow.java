package dev.crossover.ingest.roster;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.crossover.ingest.rows.RowErrors.RowError;
import dev.crossover.model.learner.Account;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.learner.Leave;
import dev.crossover.model.plan.Plan;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one row of a roster file, and notes what is wrong in it. */
final class RosterRow {

  private static final Pattern LEARNER = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;]+@[^@\\s<>,;]+");
  private static final String DEFAULT_PLAN = "ml-to-genai";

  private final NamedCsvRecord row;
  private final List<RowError> errors;

  /**
   * A row.
   *
   * @param errors takes what is wrong
   */
  RosterRow(NamedCsvRecord row, List<RowError> errors) {
    this.row = row;
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
   * @param accountsOf accounts that a learner has so far
   * @return null if something is wrong
   */
  @Nullable Learner learner(
      Function<String, @Nullable Plan> plans, Function<String, List<Account>> accountsOf) {
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
    Background background = parse("background", RosterRow::background, Background.ML_ENGINEER);
    List<Leave> leave = parse("leave", RosterRow::leave, List.of());
    LocalDate ends = text("ends") == null ? null : parse("ends", LocalDate::parse, start);
    if (ends != null && ends.isBefore(start)) {
      error("ends", "must not be before the start");
    }
    List<Account> accounts =
        row.getHeader().contains("accounts")
            ? parse("accounts", RosterRow::accounts, List.of())
            : accountsOf.apply(or(text("learner"), ""));
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
            leave,
            ends);
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
        .map(l -> {
          int slash = l.indexOf('/');
          return slash < 0
              ? new Leave(LocalDate.parse(l), LocalDate.parse(l))
              : new Leave(
                  LocalDate.parse(l.substring(0, slash)), LocalDate.parse(l.substring(slash + 1)));
        })
        .toList();
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
