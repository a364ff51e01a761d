package dev.crossover.standalone.history;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** One file of a learning history, {@code NAME.csv} or {@code NAME.csv.gz}. */
public final class Table {

  /** One row, whose errors say where it stands. */
  public static final class Row {
    private final Path file;
    private final NamedCsvRecord row;

    private Row(Path file, NamedCsvRecord row) {
      this.file = file;
      this.row = row;
    }

    /** A column; empty where the row is shorter. */
    public String text(String column) {
      return row.findField(column).orElse("");
    }

    /**
     * A whole number, also one that is written as 269.0.
     *
     * @throws IllegalArgumentException naming file, line and column if it is none
     */
    public int whole(String column) {
      try {
        double value = Double.parseDouble(text(column));
        if (value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE) {
          return (int) value;
        }
      } catch (NumberFormatException e) {
        // Said below.
      }
      throw wrong(column, "must be a whole number");
    }

    /** Columns of the file. */
    public List<String> columns() {
      return row.getHeader();
    }

    /**
     * Any number, as text that sorts by time may be one.
     *
     * @throws IllegalArgumentException naming file, line and column if it is none
     */
    public double number(String column) {
      try {
        double value = Double.parseDouble(text(column));
        if (Double.isFinite(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        // Said below.
      }
      throw wrong(column, "must be a number");
    }

    /**
     * A number from 0 to 1.
     *
     * @throws IllegalArgumentException naming file, line and column if it is none
     */
    public double share(String column) {
      try {
        double value = Double.parseDouble(text(column));
        if (value >= 0 && value <= 1) {
          return value;
        }
      } catch (NumberFormatException e) {
        // Said below.
      }
      throw wrong(column, "must be a number from 0 to 1");
    }

    /** That a column is wrong, with its place. */
    public IllegalArgumentException wrong(String column, String message) {
      return new IllegalArgumentException(
          "%s:%d: %s: %s, but is '%s'"
              .formatted(file, row.getStartingLineNumber(), column, message, text(column)));
    }
  }

  /** Whether the folder has the file. */
  public static boolean exists(Path folder, String name) {
    return Files.exists(plain(folder, name)) || Files.exists(packed(folder, name));
  }

  /**
   * Reads row by row.
   *
   * @param columns columns that the file must have
   * @throws IOException if there is no such file, or a column is missing in it
   */
  public static void read(Path folder, String name, List<String> columns, Consumer<Row> each)
      throws IOException {
    Path file =
        exists(folder, name) && !Files.exists(plain(folder, name))
            ? packed(folder, name)
            : plain(folder, name);
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(open(file))) {
      boolean first = true;
      for (NamedCsvRecord row : csv) {
        if (first) {
          List<String> missing =
              columns.stream().filter(c -> !row.getHeader().contains(c)).toList();
          if (!missing.isEmpty()) {
            throw new IOException(file + " lacks the columns " + String.join(", ", missing));
          }
          first = false;
        }
        each.accept(new Row(file, row));
      }
    } catch (UncheckedIOException e) {
      throw new IOException(file + " cannot be read: " + e.getMessage(), e);
    } catch (CsvParseException e) {
      throw new IOException(file + " is no CSV: " + e.getMessage(), e);
    }
  }

  static List<NamedCsvRecord> read(Path folder, String name, Predicate<NamedCsvRecord> wanted)
      throws IOException {
    List<NamedCsvRecord> rows = new ArrayList<>();
    read(
        folder,
        name,
        List.of(),
        row -> {
          if (wanted.test(row.row)) {
            rows.add(row.row);
          }
        });
    return rows;
  }

  private static InputStream open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString(), null, "neither it nor .gz is there");
    }
    InputStream bytes = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
  }

  private static Path plain(Path folder, String name) {
    return folder.resolve(name + ".csv");
  }

  private static Path packed(Path folder, String name) {
    return folder.resolve(name + ".csv.gz");
  }

  private Table() {}
}
