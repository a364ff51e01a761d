package dev.crossover.ingest.rows;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.rows.RowErrors.RowError;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads assignments: RFC 4180 with a header in which these two columns stand, or one JSON object
 * with these two fields. Other columns are left alone and rows without a second value are skipped,
 * so that a list of what is open can be filled in and sent back.
 *
 * @param what name of the first column
 * @param to name of the second
 */
public record AssignmentFile(String what, String to) {

  /** Code of the reply to a file with errors. */
  public static final String INVALID = "invalid_rows";

  /**
   * The assignments of a file.
   *
   * @param contentType JSON if it says so, else CSV
   * @throws RowErrors with every error of its form
   */
  public List<Assignment> read(@Nullable String contentType, String text) {
    boolean json =
        contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("application/json");
    List<RowError> errors = new ArrayList<>();
    List<Assignment> found = json ? object(text, errors) : rows(text, errors);
    if (!errors.isEmpty()) {
      throw new RowErrors(INVALID, errors);
    }
    return found;
  }

  private List<Assignment> object(String text, List<RowError> errors) {
    JsonNode json = Refused.reading(() -> Json.MAPPER.readTree(text));
    Assignment found = new Assignment(1, text(json, what, errors), text(json, to, errors));
    return List.of(found);
  }

  private static String text(JsonNode json, String field, List<RowError> errors) {
    String text = json.path(field).asString("").strip();
    if (!json.path(field).isString() || text.isEmpty()) {
      errors.add(new RowError(1, field, "must be a text that is not empty"));
    }
    return text;
  }

  private List<Assignment> rows(String csv, List<RowError> errors) {
    List<Assignment> found = new ArrayList<>();
    List<String> header = List.of();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv.replace("\uFEFF", ""))) {
      for (CsvRecord row : reader) {
        if (header.isEmpty()) {
          header = row.getFields().stream().map(String::strip).toList();
          if (!complete(header, errors)) {
            return found;
          }
          continue;
        }
        String first = unquoted(row.getField(header.indexOf(what)).strip());
        String second = row.getField(header.indexOf(to)).strip();
        if (second.isEmpty()) {
          continue;
        }
        if (first.isEmpty()) {
          errors.add(new RowError(row.getStartingLineNumber(), what, "must be filled"));
        } else {
          found.add(new Assignment(row.getStartingLineNumber(), first, second));
        }
      }
    } catch (CsvParseException e) {
      errors.add(new RowError(0, "", "not CSV: " + e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (header.isEmpty() && errors.isEmpty()) {
      complete(header, errors);
    }
    return found;
  }

  /** Our own lists put a quote before what a spreadsheet would take for a formula. */
  private static String unquoted(String field) {
    return field.length() > 1 && field.charAt(0) == '\'' && "=+-@".indexOf(field.charAt(1)) >= 0
        ? field.substring(1)
        : field;
  }

  private boolean complete(List<String> header, List<RowError> errors) {
    for (String column : List.of(what, to)) {
      if (!header.contains(column)) {
        errors.add(new RowError(1, column, "the column is missing"));
      }
    }
    return errors.isEmpty();
  }
}
