package dev.crossover.ingest.completion;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.crossover.ingest.intake.EventBounds;
import dev.crossover.ingest.rows.RowErrors.RowError;
import dev.crossover.model.record.CompletionColumns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a report of completions as an LMS exports it: a header, then a row for what somebody did.
 * Which column says what is asked for, remembered from the last file or seen by its name. A row
 * without a date was not completed.
 */
final class CompletionFile {

  private static final String DATE = ColumnChoice.DATE;

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
        file.errors.isEmpty()
            ? new ColumnChoice(header, asked, remembered, file.errors)
                .made(date -> file.texts(header, date))
            : null;
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
      String person = require(header, i, columns.person(), ColumnChoice.PERSON);
      String course = require(header, i, columns.course(), ColumnChoice.COURSE);
      Instant at = read(line, DATE, () -> possible(days.at(date)));
      if (person.length() + CompletionEvents.activity(course).length() > LONGEST) {
        errors.add(new RowError(line, ColumnChoice.COURSE, "is too long"));
        continue;
      }
      String score = scored.isEmpty() ? "" : field(header, i, scored);
      Double share = read(line, ColumnChoice.SCORE, () -> scores.share(score));
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
