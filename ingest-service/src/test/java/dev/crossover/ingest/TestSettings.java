package dev.crossover.ingest;

import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Settings for parts that are tested without the service. */
public final class TestSettings {

  /** With limits that no test of something else meets. */
  public static final IngestSettings WIDE =
      new IngestSettings(
          DataSize.ofMegabytes(5),
          Duration.ofSeconds(30),
          10_000,
          100,
          1_000_000,
          null,
          Duration.ofMinutes(15),
          500,
          "",
          List.of(),
          "",
          new IngestSettings.Caliper(""),
          new IngestSettings.Owner("", ""));

  private TestSettings() {}
}
