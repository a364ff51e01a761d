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
    "ml-to-genai, f498f31bd864c26b4f2eecbf45da56e99a5ecefaec69aa5f420a90ff4042baf7",
    "classic-ml-to-llm, a2296f345f305d7cbeb6dda55ddc87871ff191106bcf4071df7b23e6abb7b46a",
    "genai-roadmap, 6fb2329497aee9f054bb4c2cb46fe9c539c1eeb194da04517dd46645ea48efce"
  })
  void aChangedPlanIsANewEdition(String id, String digest) {
    assertThat(Edition.digest(Shipped.plan(id))).isEqualTo(digest);
    assertThat(Shipped.plan(id).version()).isEqualTo(4);
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
