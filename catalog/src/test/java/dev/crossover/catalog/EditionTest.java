package dev.crossover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class EditionTest {

  static final List<String> PLANS = Shipped.PLANS;

  @ParameterizedTest
  @FieldSource("PLANS")
  void whatShipsIsCurrent(String id) {
    assertThat(Edition.of(Shipped.plan(id))).isEqualTo(Edition.CURRENT);
  }

  /**
   * Who changes a shipped plan raises its version, adds the digest below to {@code Edition.BEFORE},
   * and puts the new one here: else installations keep the old plan.
   */
  @ParameterizedTest
  @CsvSource({
    "ml-to-genai, f8cdae3adb3b96a2395944b3a87f81574478e2268186427fa75a7c57ea9ea2b3",
    "classic-ml-to-llm, 19dc63df8f9f7ea689f676f7194f0006181bc2379c32acbaa299204cdd168ca5",
    "genai-roadmap, cd7a3614940a855c011951730727bbf4c191303df80a1cfe572a55fa604c0df8"
  })
  void aChangedPlanIsANewEdition(String id, String digest) {
    assertThat(Edition.digest(Shipped.plan(id))).isEqualTo(digest);
    assertThat(Shipped.plan(id).version()).isEqualTo(3);
  }

  /** As an installation has it that has exported the first edition. */
  @Test
  void whatShippedOnceIsEarlier() throws IOException {
    assertThat(Edition.of(read(first()))).isEqualTo(Edition.EARLIER);
  }

  @Test
  void mappedActivitiesAndVersionsMakeNoPlanOnesOwn() throws IOException {
    ObjectNode mapped = first();
    mapped.put("version", 7);
    ((ArrayNode) mapped.at("/phases/0/blocks/0/units/0/activities")).add("https://lms.example/1");
    assertThat(Edition.of(read(mapped))).isEqualTo(Edition.EARLIER);
  }

  @Test
  void otherHoursDo() throws IOException {
    ObjectNode changed = first();
    ((ObjectNode) changed.at("/phases/0/blocks/0/units/0")).put("hours", 1);
    assertThat(Edition.of(read(changed))).isEqualTo(Edition.OWN);
  }

  private static ObjectNode first() throws IOException {
    String file = "/catalog/classic-ml-to-llm.1.yaml";
    try (InputStream in = Objects.requireNonNull(EditionTest.class.getResourceAsStream(file))) {
      return PlanFile.YAML.readTree(in).asObject();
    }
  }

  /** As a topic holds it: rules that came later do not hold for it. */
  private static Plan read(ObjectNode plan) {
    return PlanFile.YAML.treeToValue(plan, Plan.class);
  }
}
