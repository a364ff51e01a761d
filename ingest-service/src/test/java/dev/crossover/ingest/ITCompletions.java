package dev.crossover.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.wiring.Json;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A report of completions as the administrator posts it: tried, taken, and taken again. */
@SharedIngest
class ITCompletions {

  private static final String CSV = "text/csv";
  private static final String REPORT =
      """
      E-mail,Course name,Completed on,Grade
      una@x.example,Tool calling,2026-03-04,90
      una@x.example,Prompts for beginners,2026-03-05,40
      una@x.example,Later,,
      nobody@x.example,Tool calling,2026-03-06,80
      """;

  private final Ingest ingest;
  private final Posting admin;

  ITCompletions(RunningIngest running) {
    ingest = running.ingest();
    admin = running.admin();
  }

  @Test
  void aReportIsTriedThenTakenOnceHoweverOftenItComes() {
    admin.post(
        "/v1/roster",
        CSV,
        "learner,name,mail,team,cohort,start\nuna,Una,Una@x.example,red,spring,2026-03-02\n");
    String to = "/v1/completions?source=academy&person=E-mail";
    JsonNode refused =
        json(admin.post("/v1/completions?source=academy&dry-run=true", CSV, "a\n1\n"));
    assertThat(refused.get("errors").size()).as("a try tells errors").isEqualTo(3);
    JsonNode tried = json(admin.post(to + "&dry-run=true", CSV, REPORT));
    assertThat(tried.get("rows").asInt()).isEqualTo(4);
    assertThat(tried.get("added").asInt()).isEqualTo(3);
    assertThat(tried.get("nobodys").asInt()).isEqualTo(1);
    assertThat(tried.get("columns").get("score").asString()).isEqualTo("Grade");
    JsonNode course = tried.get("courses").get(0);
    assertThat(course.get("units").size()).isZero();
    assertThat(course.get("likely").toString()).contains("ml-to-genai/tool-calling");
    assertThat(of("una")).as("a try takes nothing").isEmpty();

    JsonNode taken = json(admin.post(to, CSV, REPORT));
    assertThat(taken.get("added").asInt()).isEqualTo(3);
    assertThat(of("una"))
        .extracting(e -> e.fact().getClass().getSimpleName() + " " + e.activity())
        .containsExactly(
            "Completed urn:crossover:course:tool%20calling",
            "Graded urn:crossover:course:tool%20calling",
            "Completed urn:crossover:course:prompts%20for%20beginners",
            "Graded urn:crossover:course:prompts%20for%20beginners");
    assertThat(of("una")).allMatch(e -> e.source().equals("academy"));
    assertThat(of("una").get(1).fact())
        .isInstanceOfSatisfying(
            Fact.Graded.class, graded -> assertThat(graded.score()).isEqualTo(.9));

    // A longer report of the same courses; its columns are remembered.
    String longer = REPORT.replace("Later,,", "Later,2026-03-09,");
    JsonNode again = json(admin.post("/v1/completions?source=academy", CSV, longer));
    assertThat(again.get("known").asInt()).isEqualTo(3);
    assertThat(again.get("added").asInt()).isEqualTo(1);
    assertThat(of("una")).hasSize(5);
  }

  @Test
  void oneBadRowTakesNothing() {
    String csv = "email,course,date\numa,C,2026-03-04\nulf@x.example,C,sometime\n";
    HttpResponse<String> reply = admin.post("/v1/completions", CSV, csv);
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body())
        .contains("\"row\":2", "is no mail address and no learner: uma", "\"row\":3");
    assertThat(admin.post("/v1/completions?source=No%20Name", CSV, csv).statusCode())
        .isEqualTo(400);
    assertThat(ingest.records("unmatched-events"))
        .noneMatch(r -> r.value().contains("urn:crossover:course:c\""));
  }

  private List<LearningEvent> of(String learner) {
    return ingest.events().stream().filter(e -> learner.equals(e.learner())).toList();
  }

  private static JsonNode json(HttpResponse<String> reply) {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return Json.MAPPER.readTree(reply.body());
  }
}
