package dev.crossover.dashboard.query;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A list of records as RFC 4180: one column a component. A cell that a spreadsheet would run as a
 * formula gets an apostrophe before it.
 */
final class Csv {

  private static final MediaType TEXT_CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

  static <R extends Record> ResponseEntity<String> reply(String name, List<R> rows, Class<R> type) {
    return ResponseEntity.ok()
        .contentType(TEXT_CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
        .body(write(rows, type));
  }

  static <R extends Record> String write(List<R> rows, Class<R> type) {
    StringWriter text = new StringWriter();
    List<RecordComponent> columns = Arrays.asList(type.getRecordComponents());
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(columns.stream().map(RecordComponent::getName).toList());
      for (R row : rows) {
        csv.writeRecord(columns.stream().map(c -> cell(value(c, row))).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static @Nullable Object value(RecordComponent column, Record row) {
    try {
      column.getAccessor().setAccessible(true);
      return column.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Number number -> number.toString();
      case Collection<?> many -> String.valueOf(many.size());
      case Map<?, ?> map -> String.join("; ", map.values().stream().map(String::valueOf).toList());
      default -> {
        String text = value.toString();
        yield !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
      }
    };
  }

  private Csv() {}
}
