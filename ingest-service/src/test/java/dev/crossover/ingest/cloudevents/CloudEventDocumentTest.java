package dev.crossover.ingest.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.catalog.Shipped;
import dev.crossover.ingest.intake.Named;
import dev.crossover.model.plan.Plan;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** What {@code docs/cloudevents.md} shows to copy must be taken as it stands. */
class CloudEventDocumentTest {

  private static final Pattern EVENT =
      Pattern.compile("'Content-Type: application/cloudevents\\+json'[^\n]* -d '([^']+)'");
  static final List<String> KINDS = CloudEventReader.KINDS.stream().sorted().toList();

  @Test
  void everyKindHasAnExampleThatIsTaken() throws IOException {
    List<Plan> plans = Shipped.PLANS.stream().map(Shipped::plan).toList();
    CloudEventReader reader = new CloudEventReader(new PublishedIds(() -> 0, () -> plans));
    List<JsonNode> examples =
        EVENT
            .matcher(Files.readString(Path.of("docs/cloudevents.md")))
            .results()
            .map((MatchResult found) -> Json.MAPPER.readTree(found.group(1)))
            .toList();
    assertThat(examples)
        .map(e -> reader.read(e, "", "wiki", Instant.parse("2026-05-01T00:00:00Z"), true))
        .map(Named::event)
        .allMatch(Objects::nonNull);
    assertThat(examples)
        .extracting(e -> e.get("type").asString())
        .containsAll(KINDS.stream().map(kind -> "dev.crossover." + kind + ".v1").toList());
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void everyKindHasASchemaOfItsOwn(String kind) throws IOException {
    Map<String, String> schema =
        Objects.requireNonNull(new SchemaController().schema(kind).getBody());
    String[] ref = Objects.requireNonNull(schema.get("$ref")).split("#", 2);
    Path shared = Path.of("src/main/resources/static/schemas", ref[0]);
    assertThat(Json.MAPPER.readTree(Files.readString(shared)).at(ref[1]).has("description"))
        .isTrue();
  }

  @Test
  void noOtherKindHasOne() {
    assertThat(new SchemaController().schema("pondered").getStatusCode().value()).isEqualTo(404);
  }
}
