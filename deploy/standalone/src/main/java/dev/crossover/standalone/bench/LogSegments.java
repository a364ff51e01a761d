package dev.crossover.standalone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How long the log segments in a broker's data folder are at a moment.
 *
 * @param bytes by file, relative to the folder
 */
record LogSegments(Map<Path, Long> bytes) {

  LogSegments {
    bytes = Map.copyOf(bytes);
  }

  /** Looks at the folder now. */
  static LogSegments of(Path folder) throws IOException {
    Map<Path, Long> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".log"))
          .forEach(file -> bytes.put(folder.relativize(file), size(file)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new LogSegments(bytes);
  }

  /**
   * Bytes that were appended since, by topic. A segment that compaction made shorter, or took away,
   * counts as nothing.
   */
  Map<String, Long> grownSince(LogSegments before) {
    Map<String, Long> grown = new TreeMap<>();
    bytes.forEach((file, now) -> {
      long more = now - before.bytes.getOrDefault(file, 0L);
      if (more > 0) {
        grown.merge(topic(file), more, Long::sum);
      }
    });
    return grown;
  }

  /** A segment lies in a folder named {@code TOPIC-PARTITION}. */
  private static String topic(Path file) {
    Path folder = file.getParent();
    return folder == null ? "" : folder.toString().replaceFirst("-\\d+$", "");
  }

  /** A segment may go between the listing and the look. */
  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
