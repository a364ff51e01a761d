package dev.crossover.standalone.demo;

import dev.crossover.catalog.Shipped;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.episode.Episodes;
import dev.crossover.model.event.Attester;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.learner.Leave;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.model.unit.Basis;
import dev.crossover.standalone.client.Api;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One engineer of the demo, with what the model says of the events that are posted for them.
 *
 * @param story who it is
 * @param plan what is learnt
 * @param events as the doors read them
 * @param fold what they add up to
 * @param progress that at noon of today
 */
record FoldedDemo(
    Story story,
    Plan plan,
    List<LearningEvent> events,
    LearnerFold fold,
    LearnerProgress progress) {

  static final LocalDate TODAY = LocalDate.parse("2026-11-02");

  /** Everyone. */
  static List<FoldedDemo> all() {
    return Story.all().stream().map(FoldedDemo::of).toList();
  }

  private static FoldedDemo of(Story story) {
    Plan plan = Shipped.plan(story.plan());
    LocalDate start = TODAY.minusDays(story.today());
    Studies studies = new Studies(story, Api.JSON.valueToTree(plan), start);
    List<LearningEvent> events = new ArrayList<>();
    studies.statements().forEach(s -> events.add(statement(s)));
    studies.events().forEach(e -> events.add(event(e)));
    PlanIndex index = new PlanIndex(plan);
    Enrolment enrolment = enrolment(story, start);
    Basis basis = Basis.of(index, Difficulties.NONE, enrolment);
    LearnerFold fold = LearnerFold.of(basis, events);
    Instant loaded = TODAY.atStartOfDay().toInstant(ZoneOffset.UTC);
    Instant now = loaded.plus(Duration.ofHours(12));
    Episodes none =
        new Episodes(
            story.learner(), enrolment, basis, fold, loaded, List.of(), StallLimits.DEFAULT);
    List<Episode> open = none.after(none.changes(now));
    LearnerSnapshot snapshot = new LearnerSnapshot(story.learner(), enrolment, fold, loaded, open);
    return new FoldedDemo(story, plan, events, fold, LearnerProgress.of(index, snapshot, now));
  }

  private static Enrolment enrolment(Story story, LocalDate start) {
    String background = story.background().replace('-', '_').toUpperCase(Locale.ROOT);
    List<Leave> leave =
        story.leave().isEmpty()
            ? List.of()
            : List.of(
                new Leave(
                    start.plusDays(story.leave().getFirst()),
                    start.plusDays(story.leave().getLast())));
    return new Enrolment(
        DemoCohort.COHORT,
        story.team(),
        story.plan(),
        start,
        story.hours(),
        Background.valueOf(background),
        leave);
  }

  private static LearningEvent statement(JsonNode s) {
    String verb = s.get("verb").get("id").asString();
    JsonNode result = s.path("result");
    Fact fact =
        switch (verb.substring(verb.lastIndexOf('/') + 1)) {
          case "initialized" -> new Fact.Started();
          case "viewed" -> new Fact.Active();
          case "completed" -> new Fact.Completed();
          case "submit" -> new Fact.Submitted();
          case "passed", "failed" ->
              new Fact.Graded(
                  result.get("score").get("raw").asDouble() / 100,
                  result.get("success").asBoolean(),
                  Grader.AUTOMATIC);
          default -> throw new IllegalArgumentException(verb);
        };
    return learning(s, "timestamp", s.get("object").get("id").asString(), null, fact);
  }

  private static LearningEvent event(JsonNode e) {
    JsonNode data = e.get("data");
    String type = e.get("type").asString();
    Fact fact =
        switch (type.split("\\.", -1)[2]) {
          case "active" -> new Fact.Active();
          case "left" -> new Fact.Left();
          case "graded" ->
              new Fact.Graded(
                  data.get("score").asDouble(), data.get("passed").asBoolean(), Grader.PERSON);
          case "reviewed" ->
              new Fact.Reviewed(data.get("accepted").asBoolean(), texts(data.get("evidence")));
          case "interviewed" ->
              new Fact.Interviewed(
                  data.get("dimension").asString(),
                  data.has("score") ? data.get("score").asDouble() : null,
                  data.has("signals") ? texts(data.get("signals")) : null);
          case "shipped" -> new Fact.Shipped(texts(data.get("skills")), Attester.MANAGER);
          case "attested" ->
              new Fact.Attested(
                  data.get("skill").asString(),
                  data.get("level").asDouble(),
                  Attester.valueOf(data.get("by").asString().toUpperCase(Locale.ROOT)));
          default -> throw new IllegalArgumentException(type);
        };
    String activity = data.has("activity") ? data.get("activity").asString() : null;
    Duration spent = data.has("spent") ? Duration.parse(data.get("spent").asString()) : null;
    return learning(e, "time", activity, spent, fact);
  }

  private static Set<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
  }

  private static LearningEvent learning(
      JsonNode json, String time, @Nullable String activity, @Nullable Duration spent, Fact fact) {
    Instant at = Instant.parse(json.get(time).asString());
    return new LearningEvent(
        json.get("id").asString(), null, "demo", at, at, activity, spent, fact);
  }
}
