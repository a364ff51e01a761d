package dev.crossover.ingest.caliper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.ingest.intake.Candidate;
import dev.crossover.ingest.intake.Named;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Each body in {@code caliper/raw} means what {@code caliper/expected} says under the same name.
 */
class CaliperGoldenTest {

  private static final Path FOLDER = Path.of("src/test/resources/caliper");

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("raw"))) {
      return files.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void meansWhatIsExpected(String name) throws IOException {
    String raw = Files.readString(FOLDER.resolve("raw").resolve(name));
    ArrayNode meaning = Json.MAPPER.createArrayNode();
    for (Candidate c :
        new EnvelopeReader("test", Instant.parse("2026-05-01T00:00:00Z"))
            .read(Json.MAPPER.readTree(raw))) {
      ObjectNode one = meaning.addObject().put("id", Named.id(c));
      one.set("owner", Json.MAPPER.valueToTree(c.owner()));
      one.set("event", Json.MAPPER.valueToTree(Named.event(c)));
    }
    assertThat(Json.MAPPER.readTree(meaning.toString()))
        .isEqualTo(
            Json.MAPPER.readTree(Files.readString(FOLDER.resolve("expected").resolve(name))));
  }
}
