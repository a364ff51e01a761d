package dev.crossover.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compaction takes segments away while the bench looks on; what was written stays written. */
class LogSegmentsTest {

  @TempDir private Path data;

  @Test
  void tellWhatWasAppendedByTopic() throws IOException {
    write("learner-progress-0/00000000000000000000.log", 100);
    write("learner-progress-1/00000000000000000000.log", 100);
    write("__consumer_offsets-7/00000000000000000000.log", 900);
    LogSegments before = LogSegments.of(data);
    write("learner-progress-0/00000000000000000000.log", 130);
    write("learner-progress-1/00000000000000000000.log", 107);
    write("__consumer_offsets-7/00000000000000000000.log", 50); // compacted
    write("__consumer_offsets-7/00000000000000000042.log", 11);
    write("learner-progress-1/00000000000000000000.index", 5000);
    assertThat(LogSegments.of(data).grownSince(before))
        .isEqualTo(Map.of("learner-progress", 37L, "__consumer_offsets", 11L));
  }

  private void write(String file, int bytes) throws IOException {
    Path path = data.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, new byte[bytes]);
  }
}
