package dev.crossover.ingest.roster;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.crossover.ingest.rows.RowErrors;
import dev.crossover.ingest.rows.RowErrors.RowError;
import dev.crossover.model.learner.Account;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.learner.Leave;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a roster file: RFC 4180 with the header {@code
 * learner,name,mail,team,cohort,plan,start,hours,background,manager,accounts,leave}. Only learner,
 * name, team, cohort and start must be filled. Several accounts are parted by {@code ;}, each
 * written {@code issuer|name}; leave is {@code FIRST/LAST}, several parted by {@code ;}. A file
 * without the column {@code accounts} says nothing about them: learners keep those they have.
 */
final class RosterFile {

  /** Code of the reply to a roster with errors. */
  static final String INVALID = "invalid_roster";

  private static final Set<String> COLUMNS =
      Set.of(
          "learner",
          "name",
          "mail",
          "team",
          "cohort",
          "plan",
          "start",
          "hours",
          "background",
          "manager",
          "accounts",
          "leave");
  private static final Set<String> REQUIRED = Set.of("learner", "name", "team", "cohort", "start");
  private static final Pattern LEARNER = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;]+@[^@\\s<>,;]+");
  private static final String DEFAULT_PLAN = "ml-to-genai";

  private final List<RowError> errors = new ArrayList<>();
  private final Predicate<String> planKnown;

  private final Function<String, List<Account>> accountsOf;

  private RosterFile(Predicate<String> planKnown, Function<String, List<Account>> accountsOf) {
    this.planKnown = planKnown;
    this.accountsOf = accountsOf;
  }

  /**
   * All learners of the file.
   *
   * @param planKnown whether a plan id exists
   * @param accountsOf accounts that a learner has so far
   * @throws RowErrors with every error of the file
   */
  static List<Learner> read(
      String csv, Predicate<String> planKnown, Function<String, List<Account>> accountsOf) {
    RosterFile file = new RosterFile(planKnown, accountsOf);
    List<Learner> learners = file.rows(csv);
    if (!file.errors.isEmpty()) {
      throw new RowErrors(INVALID, file.errors);
    }
    return learners;
  }

  private List<Learner> rows(String csv) {
    List<Learner> learners = new ArrayList<>();
    Map<String, Long> ids = new HashMap<>();
    Map<String, Long> accounts = new HashMap<>();
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().allowMissingFields(true).ofNamedCsvRecord(csv.replace("\uFEFF", ""))) {
      boolean first = true;
      for (NamedCsvRecord row : reader) {
        if (first && !header(row.getHeader())) {
          return List.of();
        }
        first = false;
        Learner learner = learner(row);
        if (learner != null) {
          once(ids, learner.id(), row, "learner");
          learner.accounts().forEach(a -> once(accounts, a.key(), row, "accounts"));
          if (learner.mail() != null) {
            once(accounts, learner.mail().toLowerCase(Locale.ROOT), row, "mail");
          }
          learners.add(learner);
        }
      }
    } catch (CsvParseException e) {
      errors.add(new RowError(0, "", "not CSV: " + e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (learners.isEmpty() && errors.isEmpty()) {
      errors.add(new RowError(1, "", "the file has no learners"));
    }
    return learners;
  }

  private boolean header(List<String> header) {
    header.stream()
        .filter(c -> !COLUMNS.contains(c))
        .forEach(c -> errors.add(new RowError(1, c, "is not a column of a roster")));
    REQUIRED.stream()
        .filter(c -> !header.contains(c))
        .sorted()
        .forEach(c -> errors.add(new RowError(1, c, "the column is missing")));
    return errors.isEmpty();
  }

  private void once(Map<String, Long> seen, String key, NamedCsvRecord row, String column) {
    Long before = seen.putIfAbsent(key, row.getStartingLineNumber());
    if (before != null && before != row.getStartingLineNumber()) {
      error(row, column, "stands in row " + before + " already");
    }
  }

  private @Nullable Learner learner(NamedCsvRecord row) {
    int before = errors.size();
    REQUIRED.stream()
        .sorted()
        .filter(c -> text(row, c) == null)
        .forEach(c -> error(row, c, "must be filled"));
    if (!LEARNER.matcher(or(text(row, "learner"), "x")).matches()) {
      error(row, "learner", "must be letters, digits, '.', '_' and '-', 64 at most");
    }
    Stream.of("mail", "manager")
        .filter(c -> !ADDRESS.matcher(or(text(row, c), "a@b")).matches())
        .forEach(c -> error(row, c, "must be a mail address, but is " + text(row, c)));
    Stream.of("team", "cohort")
        .filter(c -> or(text(row, c), "").indexOf('/') >= 0)
        .forEach(c -> error(row, c, "must not hold a slash"));
    String plan = or(text(row, "plan"), DEFAULT_PLAN);
    if (!planKnown.test(plan)) {
      error(row, "plan", "there is no plan " + plan);
    }
    LocalDate start = parse(row, "start", LocalDate::parse, LocalDate.EPOCH);
    double hours = parse(row, "hours", Double::parseDouble, Enrolment.DEFAULT_HOURS_PER_WEEK);
    if (!(hours > 0 && hours <= 80)) {
      error(row, "hours", "must be above 0 and at most 80");
    }
    Background background =
        parse(row, "background", RosterFile::background, Background.ML_ENGINEER);
    List<Leave> leave = parse(row, "leave", RosterFile::leave, List.of());
    List<Account> accounts =
        row.getHeader().contains("accounts")
            ? parse(row, "accounts", RosterFile::accounts, List.of())
            : accountsOf.apply(or(text(row, "learner"), ""));
    return errors.size() > before
        ? null
        : new Learner(
            or(text(row, "learner"), ""),
            or(text(row, "name"), ""),
            text(row, "mail"),
            or(text(row, "team"), ""),
            or(text(row, "cohort"), ""),
            plan,
            start,
            hours,
            background,
            text(row, "manager"),
            accounts,
            leave);
  }

  private <T> T parse(NamedCsvRecord row, String column, Function<String, T> parser, T otherwise) {
    String text = text(row, column);
    if (text == null) {
      return otherwise;
    }
    try {
      return parser.apply(text);
    } catch (DateTimeException e) {
      error(row, column, "must be a date such as 2026-09-28, but is " + text);
    } catch (NumberFormatException e) {
      error(row, column, "must be a number, but is " + text);
    } catch (IllegalArgumentException e) {
      error(row, column, e.getMessage());
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

  private void error(NamedCsvRecord row, String column, @Nullable String message) {
    errors.add(new RowError(row.getStartingLineNumber(), column, String.valueOf(message)));
  }

  private static @Nullable String text(NamedCsvRecord row, String column) {
    return row.findField(column).map(String::strip).filter(t -> !t.isEmpty()).orElse(null);
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }
}
