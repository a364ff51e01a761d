package dev.crossover.dashboard.looks;

import dev.crossover.model.record.Look;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/** A file with the looks that are not kept elsewhere yet, a line of JSON each. */
final class Spool {

  private final Path file;

  /** A look with the key that it is kept under. */
  record Line(String key, Look look) {}

  Spool(Path file) {
    this.file = file;
  }

  void append(Line line) throws IOException {
    Files.createDirectories(file.getParent());
    if (!Files.exists(file)) {
      // Addresses stand in it.
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(
        file,
        // What a kill cut short before it must not take this one along.
        "\n" + Json.MAPPER.writeValueAsString(line),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** What a run before left; a line that a kill cut short is passed over. */
  List<Line> read() throws IOException {
    List<Line> lines = new ArrayList<>();
    if (Files.exists(file)) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      text.lines()
          .filter(line -> !line.isEmpty())
          .forEach(line -> {
            try {
              lines.add(Json.MAPPER.readValue(line, Line.class));
            } catch (JacksonException e) {
              // Cut short: what it stood for was not shown yet either.
            }
          });
    }
    return lines;
  }

  void clear() throws IOException {
    Files.deleteIfExists(file);
  }
}
