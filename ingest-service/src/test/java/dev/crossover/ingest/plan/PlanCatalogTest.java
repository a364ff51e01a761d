package dev.crossover.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.ingest.intake.Refused;
import dev.crossover.model.learner.Background;
import dev.crossover.model.plan.ActivityMap;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.UnitKind;
import dev.crossover.model.progress.LearnerFold;
import dev.crossover.model.readiness.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlanCatalogTest {

  private final Plan plan = PlanCatalog.shipped("ml-to-genai");

  /** The rows of the curriculum digest. */
  @Test
  void theDefaultPlanHasEveryRow() {
    assertThat(plan.weeks()).isEqualTo(12);
    assertThat(plan.phases()).hasSize(3);
    assertThat(plan.blocks()).hasSize(6);
    assertThat(plan.units()).hasSize(23);
    assertThat(plan.units().filter(u -> u.kind() == UnitKind.PROJECT)).hasSize(3);
    assertThat(plan.skip()).hasSize(2 * 5);
    assertThat(plan.skills()).hasSize(9 + 6);
    assertThat(plan.hours()).isEqualTo(12 * plan.hoursPerWeek());
  }

  /** "An ML engineer starts with 60-70 % of what the target role needs." */
  @Test
  void anMlEngineerStartsAtSixtyPercent() {
    assertThat(Readiness.of(plan, Background.ML_ENGINEER, LearnerFold.empty(1)).value())
        .isBetween(0.6, 0.7);
  }

  @Test
  void everyUnitCanBeReached() {
    ActivityMap activities = new ActivityMap(plan);
    plan.units()
        .forEach(u ->
            assertThat(activities.find(u.activities().getFirst()))
                .isEqualTo(new ActivityMap.Place.InUnit(u)));
  }

  @Test
  void anErrorNamesItsPlace() throws IOException {
    String text = Files.readString(Path.of("src/main/resources/plans/ml-to-genai.yaml"));
    assertThatThrownBy(() -> PlanCatalog.read(text.replaceFirst("hours: 4", "hours: -4")))
        .isInstanceOf(Refused.class)
        .hasMessageMatching("(?s)line \\d+: .*unit two-providers: hours must be above 0.*");
    assertThatThrownBy(() -> PlanCatalog.read("id: x"))
        .hasMessageContaining("phases must be given");
  }
}
