package dev.crossover.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.catalog.PlanFile;
import dev.crossover.catalog.Shipped;
import dev.crossover.model.plan.Phase;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Unit;
import dev.crossover.wiring.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What a new version of a plan is said to change. */
class PlanDifferenceTest {

  private static final Plan PLAN = Shipped.plan("ml-to-genai");

  @Test
  void aPlanThatIsNewDiffersFromNothing() {
    assertThat(PlanDifference.between(null, PLAN))
        .isEqualTo(new PlanDifference("ml-to-genai", null, PLAN.version(), List.of()));
  }

  @Test
  void aVersionAloneIsNoDifference() {
    PlanDifference got = PlanDifference.between(PLAN, PLAN.with(PLAN.version() + 1, u -> u));
    assertThat(got.lines()).isEmpty();
    assertThat(got.from()).isEqualTo(PLAN.version());
    assertThat(got.to()).isEqualTo(PLAN.version() + 1);
  }

  @Test
  void aFieldIsNamedByTheIdsOnTheWayToIt() {
    Unit first = PLAN.units().findFirst().orElseThrow();
    List<String> more = new ArrayList<>(first.activities());
    more.add("urn:course:1");
    Plan after = PLAN.with(PLAN.version() + 1, u -> u.id().equals(first.id()) ? u.with(more) : u);
    assertThat(PlanDifference.between(PLAN, after).lines())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.at()).contains(first.id()).endsWith("activities");
          assertThat(String.valueOf(line.to())).contains("urn:course:1");
          assertThat(String.valueOf(line.from())).doesNotContain("urn:course:1");
        });
  }

  @Test
  void anotherOrderIsADifference() {
    List<Phase> turned = new ArrayList<>(PLAN.phases()).reversed();
    ObjectNode tree = Json.MAPPER.valueToTree(PLAN);
    tree.set("phases", Json.MAPPER.valueToTree(turned));
    Plan after = Json.MAPPER.treeToValue(tree, Plan.class);
    assertThat(PlanDifference.between(PLAN, after).lines())
        .singleElement()
        .satisfies(line -> assertThat(line.at()).containsExactly("phases", "order"));
  }

  /** As the page reads it: what is not there is absent. */
  @Test
  void whatIsNotThereIsNotWritten() {
    assertThat(Json.MAPPER.writeValueAsString(PlanDifference.between(null, PLAN)))
        .doesNotContain("null");
  }

  @Test
  void aFileThatSomebodyEditedDiffersInWhatTheyEdited() {
    String title = "title: \"" + PLAN.title() + "\"";
    String file = PlanFile.write(PLAN);
    assertThat(file).contains(title);
    Plan after = PlanFile.read(file.replace(title, "title: Another title"));
    assertThat(PlanDifference.between(PLAN, after).lines())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.at()).containsExactly("title");
          assertThat(String.valueOf(line.to())).contains("Another title");
        });
  }
}
