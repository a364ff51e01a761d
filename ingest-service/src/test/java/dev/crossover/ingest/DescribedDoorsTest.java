package dev.crossover.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.crossover.catalog.PlanFile;
import dev.crossover.wiring.DescribedApiRules;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the description of the doors says is sent and answered. */
class DescribedDoorsTest extends DescribedApiRules {

  private static final String DATA = "classpath:static/schemas/learning-event.v1.json#/$defs/";

  DescribedDoorsTest() {
    super("/static/openapi.yaml");
  }

  /** The description leaves that to the schema of each kind. */
  @Test
  void theDataOfAnEventIsThatOfItsKind() {
    SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    assertThat(api.sent("postEvents", "application/cloudevents+json"))
        .isNotEmpty()
        .allSatisfy(event -> {
          String kind = event.get("type").asString().split("\\.", -1)[2];
          Schema schema = schemas.getSchema(SchemaLocation.of(DATA + kind));
          assertThat(schema.validate(event.get("data"))).isEmpty();
        });
  }

  @Test
  void aPlanFileCanBePublished() {
    assertThat(api.sent("publishPlan", "application/yaml"))
        .isNotEmpty()
        .extracting(JsonNode::asString)
        .allSatisfy(file -> assertThat(PlanFile.read(file).units()).isNotEmpty());
  }
}
