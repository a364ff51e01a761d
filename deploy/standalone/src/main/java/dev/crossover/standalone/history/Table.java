package dev.crossover.standalone.history;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** One file of a learning history, {@code NAME.csv} or {@code NAME.csv.gz}. */
final class Table {

  static List<NamedCsvRecord> read(Path folder, String name, Predicate<NamedCsvRecord> wanted)
      throws IOException {
    Path plain = folder.resolve(name + ".csv");
    Path packed = folder.resolve(name + ".csv.gz");
    if (!Files.exists(plain) && !Files.exists(packed)) {
      throw new NoSuchFileException(plain.toString(), null, "neither it nor .gz is there");
    }
    List<NamedCsvRecord> rows = new ArrayList<>();
    try (InputStreamReader text =
            new InputStreamReader(
                Files.exists(plain)
                    ? Files.newInputStream(plain)
                    : new GZIPInputStream(Files.newInputStream(packed)),
                StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
      csv.stream().filter(wanted).forEach(rows::add);
    }
    return rows;
  }

  private Table() {}
}
