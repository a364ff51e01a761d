package dev.crossover.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.catalog.Shipped;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.plan.Plan;
import dev.crossover.wiring.Json;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Plans as an administrator edits them. */
@SharedIngest
class ITPlans {

  private final Ingest ingest;
  private final Posting admin;

  ITPlans(RunningIngest running) {
    ingest = running.ingest();
    admin = running.admin();
  }

  /** An own plan by copying: export, change, publish; what is wrong is said with line and field. */
  @Test
  void aPlanIsExportedChangedAndPublished() {
    assertThat(admin.get("/v1/plans").body())
        .contains("ml-to-genai", "classic-ml-to-llm", "genai-roadmap");
    String ours =
        admin.get("/v1/plans/ml-to-genai.yaml").body().replaceFirst("ml-to-genai", "ours");
    assertThat(admin.put("/v1/plans/ours", "application/yaml", ours).statusCode()).isEqualTo(200);
    assertThat(admin.get("/v1/plans/ours").body()).contains("\"id\":\"ours\"");

    String wrong = ours.replaceFirst("hours: 4", "hours: -4");
    HttpResponse<String> refused = admin.put("/v1/plans/ours", "application/yaml", wrong);
    assertThat(refused.statusCode()).isEqualTo(400);
    JsonNode error = Json.MAPPER.readTree(refused.body()).get("errors").get(0);
    assertThat(error.get("field").asString()).endsWith("/hours");
    assertThat(wrong.lines().toList().get(error.get("line").asInt() - 1)).contains("hours: -4");

    String changed = ours.replaceFirst("hours: 4", "hours: 5");
    assertThat(admin.put("/v1/plans/ours", "application/yaml", changed).body())
        .contains("must be above 4");
    String newer = changed.replaceFirst("version: 4", "version: 5");
    assertThat(admin.put("/v1/plans/ours", "application/yaml", newer).statusCode()).isEqualTo(200);
    assertReleasedOnEachPartition("ours", 4, 5);
  }

  /** Whoever looks after the plans sees which of them a new release of the product renews. */
  @Test
  void theListSaysWhichPlansAreAsTheyShipAndWhereTheyComeFrom() {
    String copy =
        admin.get("/v1/plans/genai-roadmap.yaml").body().replaceFirst("genai-roadmap", "copied");
    assertThat(admin.put("/v1/plans/copied", "application/yaml", copy).statusCode()).isEqualTo(200);
    List<JsonNode> listed =
        Json.MAPPER.readTree(admin.get("/v1/plans").body()).valueStream().toList();
    assertThat(listed)
        .extracting(p -> p.get("id").asString() + " " + p.get("edition").asString())
        .contains("ml-to-genai CURRENT", "genai-roadmap CURRENT", "copied OWN");
    assertThat(listed)
        .filteredOn(p -> p.get("id").asString().equals("copied"))
        .singleElement()
        .satisfies(p ->
            assertThat(p.get("provenance"))
                .isEqualTo(Json.MAPPER.valueToTree(Shipped.plan("genai-roadmap").provenance())));
  }

  /** What happens on a partition after the release is judged by it, whoever's it is. */
  private void assertReleasedOnEachPartition(String plan, Integer... versions) {
    Map<Integer, List<Integer>> released = new HashMap<>();
    for (ConsumerRecord<String, String> record : ingest.records("learner-log")) {
      if (Records.entry(record) instanceof LogEntry.PlanReleased(Plan it) && it.id().equals(plan)) {
        assertThat(record.key()).isEmpty();
        released.computeIfAbsent(record.partition(), _ -> new ArrayList<>()).add(it.version());
      }
    }
    assertThat(released).isEqualTo(Map.of(0, List.of(versions), 1, List.of(versions)));
  }
}
