package dev.crossover.ingest.xapi.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.ingest.intake.Candidate;
import dev.crossover.ingest.intake.Named;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Each statement in {@code xapi/raw} means what {@code xapi/expected} says under the same name. */
class StatementGoldenTest {

  private static final Path FOLDER = Path.of("src/test/resources/xapi");

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("raw"))) {
      return files.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void meansWhatIsExpected(String name) throws IOException {
    String raw = Files.readString(FOLDER.resolve("raw").resolve(name));
    Candidate candidate =
        new StatementReader(
                "test", Instant.parse("2026-05-01T00:00:00Z"), Duration.ofMinutes(15), true)
            .read(Json.MAPPER.readTree(raw), Map.of(), null)
            .getFirst();
    ObjectNode meaning = Json.MAPPER.createObjectNode();
    if (candidate.owner() != null) {
      meaning.set("owner", Json.MAPPER.valueToTree(candidate.owner()));
    }
    meaning.set("event", Json.MAPPER.valueToTree(Named.event(candidate)));
    assertThat(Json.MAPPER.readTree(meaning.toString()))
        .isEqualTo(
            Json.MAPPER.readTree(Files.readString(FOLDER.resolve("expected").resolve(name))));
  }
}
