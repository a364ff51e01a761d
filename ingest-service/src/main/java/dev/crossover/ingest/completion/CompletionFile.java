package dev.crossover.ingest.completion;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.crossover.ingest.intake.EventBounds;
import dev.crossover.ingest.rows.RowErrors.RowError;
import dev.crossover.model.record.CompletionColumns;
import dev.crossover.model.record.CompletionColumns.DateOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a report of completions as an LMS exports it: a header, then a row for what somebody did.
 * Which column says what is asked for, remembered from the last file or seen by its name. A row
 * without a date was not completed.
 */
final class CompletionFile {

  private static final String PERSON = "person";
  private static final String COURSE = "course";
  private static final String DATE = "date";
  private static final String SCORE = "score";

  /** Names by which a column is seen to say what; letters alone, in lower case. */
  private static final Map<String, Set<String>> NAMES =
      Map.of(
          PERSON,
          Set.of(
              "email",
              "emailaddress",
              "mail",
              "mailaddress",
              "useremail",
              "learneremail",
              "learner",
              PERSON),
          COURSE,
          Set.of(COURSE, "coursename", "coursetitle", "activity", "activityname", "module"),
          DATE,
          Set.of(
              DATE,
              "completed",
              "completedon",
              "completedat",
              "completiondate",
              "datecompleted",
              "dateofcompletion",
              "timecompleted",
              "finished"),
          SCORE,
          Set.of(SCORE, "grade", "finalgrade", "finalscore", "result"));

  /** Letters of person and activity together: what an event may have, and less. */
  private static final int LONGEST = 1_500;

  private final Instant now;
  private final List<RowError> errors = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();

  private CompletionFile(Instant now) {
    this.now = now;
  }

  /**
   * What somebody completed.
   *
   * @param line of the file, the header being 1
   * @param person mail address, or id of a learner
   * @param course as the file names it
   * @param score 0..1; null where the file says none
   */
  record Completion(long line, String person, String course, Instant at, @Nullable Double score) {}

  /**
   * What a file says.
   *
   * @param header names of its columns
   * @param columns by which it was read; null where one was missing
   * @param rows with something in them
   * @param completions of these
   * @param errors all of them; with one, nothing of the file is taken
   */
  record Content(
      List<String> header,
      @Nullable CompletionColumns columns,
      int rows,
      List<Completion> completions,
      List<RowError> errors) {}

  /**
   * Reads a whole file.
   *
   * @param asked column or order by {@code person}, {@code course}, {@code date}, {@code score},
   *     {@code dates}; those that are not there are remembered or seen
   * @param remembered columns of the source's last file
   * @param now what is later by more than a day cannot have happened
   */
  static Content read(
      String csv, Map<String, String> asked, @Nullable CompletionColumns remembered, Instant now) {
    CompletionFile file = new CompletionFile(now);
    file.parse(csv);
    List<String> header = file.rows.isEmpty() ? List.of() : file.rows.removeFirst();
    if (header.isEmpty() && file.errors.isEmpty()) {
      file.errors.add(new RowError(1, "", "the file is empty"));
    }
    CompletionColumns columns =
        file.errors.isEmpty() ? file.columns(header, asked, remembered) : null;
    List<Completion> completions = columns == null ? List.of() : file.completions(header, columns);
    return new Content(header, columns, file.rows.size(), completions, List.copyOf(file.errors));
  }

  private void parse(String csv) {
    String text = csv.replace("\uFEFF", "");
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .fieldSeparator(separator(text))
            .ofCsvRecord(text)) {
      for (CsvRecord row : reader) {
        List<String> fields = row.getFields().stream().map(String::strip).toList();
        if (!fields.stream().allMatch(String::isEmpty)) {
          if (!rows.isEmpty()) {
            lines.add(row.getStartingLineNumber());
          }
          rows.add(fields);
        }
      }
    } catch (CsvParseException e) {
      errors.add(new RowError(0, "", "not CSV: " + e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where numbers have a comma, columns are parted by a semicolon; Moodle can part them by tabs.
   */
  private static char separator(String csv) {
    String header = csv.lines().findFirst().orElse("");
    return List.of(',', ';', '\t').stream()
        .max((a, b) -> Long.compare(count(header, a), count(header, b)))
        .filter(found -> count(header, found) > 0)
        .orElse(',');
  }

  private static long count(String text, char c) {
    return text.chars().filter(found -> found == c).count();
  }

  private @Nullable CompletionColumns columns(
      List<String> header, Map<String, String> asked, @Nullable CompletionColumns last) {
    String person = column(header, PERSON, asked, last, CompletionColumns::person);
    String course = column(header, COURSE, asked, last, CompletionColumns::course);
    String date = column(header, DATE, asked, last, CompletionColumns::date);
    String score = column(header, SCORE, asked, last, CompletionColumns::score);
    DateOrder order = order(asked.get("dates"));
    if (!errors.isEmpty() || person == null || course == null || date == null) {
      return null;
    }
    DateOrder told = Days.told(texts(header, date));
    if (order == null) {
      order = told == null && last != null ? last.dates() : told;
    }
    return new CompletionColumns(person, course, date, score, order);
  }

  private @Nullable DateOrder order(@Nullable String asked) {
    if (asked == null || asked.isEmpty()) {
      return null;
    }
    try {
      return DateOrder.valueOf(asked.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      errors.add(new RowError(1, "dates", "must be day-first or month-first, but is " + asked));
      return null;
    }
  }

  private @Nullable String column(
      List<String> header,
      String role,
      Map<String, String> asked,
      @Nullable CompletionColumns last,
      Function<CompletionColumns, @Nullable String> kept) {
    String named = asked.get(role);
    if (role.equals(SCORE) && "".equals(named)) {
      return CompletionColumns.NONE;
    }
    if (named != null && !named.isEmpty()) {
      if (!header.contains(named)) {
        errors.add(new RowError(1, role, "the file has no column " + named));
      }
      return named;
    }
    String before = last == null ? null : kept.apply(last);
    if (CompletionColumns.NONE.equals(before) || header.contains(before)) {
      return before;
    }
    String seen =
        header.stream()
            .filter(c -> Objects.requireNonNull(NAMES.get(role)).contains(letters(c)))
            .findFirst()
            .orElse(null);
    if (seen == null && !role.equals(SCORE)) {
      errors.add(
          new RowError(
              1, role, "say which column it is; the file has: " + String.join(", ", header)));
    }
    return seen;
  }

  private static String letters(String column) {
    return column.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  private List<Completion> completions(List<String> header, CompletionColumns columns) {
    Days days = new Days(columns.dates());
    String scored = Objects.requireNonNullElse(columns.score(), CompletionColumns.NONE);
    Scores scores = new Scores(scored.isEmpty() ? List.of() : texts(header, scored));
    List<Completion> completions = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      long line = lines.get(i);
      if (rows.get(i).size() <= header.indexOf(columns.date())) {
        // Such as after a quote that is not closed, which takes all that follows.
        errors.add(new RowError(line, DATE, "the row ends before this column"));
        continue;
      }
      String date = field(header, i, columns.date());
      if (date.isEmpty() || date.equals("-")) {
        continue;
      }
      String person = require(header, i, columns.person(), PERSON);
      String course = require(header, i, columns.course(), COURSE);
      Instant at = read(line, DATE, () -> possible(days.at(date)));
      if (person.length() + CompletionEvents.activity(course).length() > LONGEST) {
        errors.add(new RowError(line, COURSE, "is too long"));
        continue;
      }
      String score = scored.isEmpty() ? "" : field(header, i, scored);
      Double share = read(line, SCORE, () -> scores.share(score));
      if (at != null && !person.isEmpty() && !course.isEmpty()) {
        completions.add(new Completion(line, person, course, at, share));
      }
    }
    if (rows.isEmpty()) {
      errors.add(new RowError(1, "", "the file has a header and nothing below it"));
    }
    return completions;
  }

  private Instant possible(Instant at) {
    if (!EventBounds.possible(at, now)) {
      throw new IllegalArgumentException("must be between 2000 and tomorrow, but is " + at);
    }
    return at;
  }

  private <T> @Nullable T read(long line, String column, Supplier<@Nullable T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      errors.add(new RowError(line, column, String.valueOf(e.getMessage())));
      return null;
    }
  }

  private String require(List<String> header, int row, String column, String role) {
    String text = field(header, row, column);
    if (text.isEmpty()) {
      errors.add(new RowError(lines.get(row), role, "must be filled"));
    }
    return text;
  }

  private List<String> texts(List<String> header, String column) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      texts.add(field(header, i, column));
    }
    return texts;
  }

  private String field(List<String> header, int row, String column) {
    int at = header.indexOf(column);
    List<String> fields = rows.get(row);
    return at < fields.size() ? fields.get(at) : "";
  }
}
