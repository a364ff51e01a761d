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
import dev.crossover.model.stall.CohortMember;
import dev.crossover.model.stall.CohortNorms;
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
import java.util.Map;
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

  private static final Instant LOADED = TODAY.atStartOfDay().toInstant(ZoneOffset.UTC);
  private static final Instant NOW = LOADED.plus(Duration.ofHours(12));

  /** Someone before their cohort's norms are known. */
  private record Folded(
      Story story, PlanIndex plan, Enrolment enrolment, List<LearningEvent> events) {

    Basis basis() {
      return Basis.of(plan, Difficulties.NONE, enrolment);
    }

    LearnerFold fold() {
      return LearnerFold.of(basis(), events);
    }

    CohortMember member() {
      return CohortMember.of(plan, enrolment, fold());
    }
  }

  /** Everyone. */
  static List<FoldedDemo> all() {
    List<Folded> all = Story.all().stream().map(FoldedDemo::folded).toList();
    return all.stream()
        .map(one -> {
          List<CohortMember> peers =
              all.stream()
                  .filter(other -> other.enrolment().peers().equals(one.enrolment().peers()))
                  .map(Folded::member)
                  .toList();
          return of(one, CohortNorms.of(1, peers, Map.of()));
        })
        .toList();
  }

  private static Folded folded(Story story) {
    PlanIndex plan = new PlanIndex(Shipped.plan(story.plan()));
    LocalDate start = TODAY.minusDays(story.today());
    Studies studies = new Studies(story, Api.JSON.valueToTree(plan.plan()), start);
    List<LearningEvent> events = new ArrayList<>();
    studies.statements().forEach(s -> events.add(statement(s)));
    studies.events().forEach(e -> events.add(event(e)));
    return new Folded(story, plan, enrolment(story, start), events);
  }

  private static FoldedDemo of(Folded one, CohortNorms norms) {
    LearnerFold fold = one.fold();
    Episodes none =
        new Episodes(
            one.story().learner(),
            one.enrolment(),
            one.basis(),
            fold,
            LOADED,
            List.of(),
            norms,
            LOADED,
            StallLimits.DEFAULT);
    List<Episode> open = none.after(none.changes(NOW));
    LearnerSnapshot snapshot =
        new LearnerSnapshot(one.story().learner(), one.enrolment(), fold, LOADED, open);
    LearnerProgress progress = LearnerProgress.of(one.plan(), snapshot, norms, NOW);
    return new FoldedDemo(one.story(), one.plan().plan(), one.events(), fold, progress);
  }

  static Enrolment enrolment(Story story, LocalDate start) {
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
