package dev.crossover.catalog;

import static dev.crossover.model.Samples.START;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static dev.crossover.model.Samples.score;
import static dev.crossover.model.Samples.timed;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.event.Route;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.ChecklistItem;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Role;
import dev.crossover.model.plan.Skill;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.plan.UnitKind;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.readiness.BroughtAlong;
import dev.crossover.model.readiness.OtherRole;
import dev.crossover.model.readiness.Readiness;
import dev.crossover.model.unit.Basis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Somebody on a shipped plan, for tests of what is said of them. */
abstract class PersonOnAPlan {

  /** What somebody has done, unit by unit in the order of study. */
  final List<LearningEvent> done = new ArrayList<>();

  PlanIndex plan = new PlanIndex(Shipped.plan("ml-to-genai"));

  void on(String id) {
    plan = new PlanIndex(Shipped.plan(id));
    done.clear();
  }

  /** Everything that the plan asks for. */
  void finish(double score, int daysApart) {
    int i = 0;
    for (Unit unit : plan.units()) {
      int day = i++ * daysApart;
      switch (unit.kind()) {
        case STUDY -> add(unit, day, new Fact.Completed());
        case ASSESSMENT -> add(unit, day, score(score));
        case PROJECT -> add(unit, day, accepted(unit));
      }
    }
    for (var dimension : plan.plan().interview()) {
      String at = "interview " + dimension.id();
      done.add(event(at, day(i * daysApart), null, new Fact.Interviewed(dimension.id(), 0.8)));
    }
  }

  /** With each item of its checklist ticked. */
  static Fact accepted(Unit unit) {
    return new Fact.Reviewed(
        true, unit.checklist().stream().map(ChecklistItem::id).collect(Collectors.toSet()));
  }

  void each(UnitKind kind, BiConsumer<Unit, Integer> then) {
    int day = 0;
    for (Unit unit : plan.units()) {
      if (unit.kind() == kind) {
        then.accept(unit, day++);
      }
    }
  }

  void add(Unit unit, int day, Fact fact) {
    done.add(event(unit.id() + done.size(), day(day), unit.activities().getFirst(), fact));
  }

  Readiness readiness() {
    return readiness(plan);
  }

  Readiness readiness(PlanIndex of) {
    Basis basis = basis(of);
    LearnerFold fold = LearnerFold.of(basis, done);
    return Readiness.of(basis, of.plan().target(), fold.units(), fold.mastery(), fold.results());
  }

  Readiness own(Route route) {
    Basis basis = basis(plan);
    LearnerFold fold = LearnerFold.of(basis, done);
    return Readiness.of(
        basis, plan.plan().target(), fold.units(), fold.mastery(), fold.results(), route);
  }

  LearnerProgress progress(Background background) {
    Enrolment enrolment = enrolment(plan.plan(), background);
    Basis basis = Basis.of(plan, Difficulties.NONE, enrolment);
    LearnerFold fold = LearnerFold.of(basis, done);
    return LearnerProgress.of(
        plan, new LearnerSnapshot("ada", enrolment, fold, day(3), List.of()), null, day(3));
  }

  static LearningEvent skipping(String topic, Instant at, Duration spent) {
    return timed(topic, at, "https://learn.crossover.example/skip/" + topic, spent);
  }

  BroughtAlong along(Plan of) {
    return readiness(new PlanIndex(of)).broughtAlong();
  }

  OtherRole other(String role) {
    Basis basis = basis(plan);
    return OtherRole.of(basis, role(role), LearnerFold.of(basis, done).results());
  }

  Role role(String id) {
    return plan.plan().roles().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  static Basis basis(PlanIndex of) {
    return Basis.of(of, Difficulties.NONE, enrolment(of.plan(), Background.ML_ENGINEER));
  }

  static Enrolment enrolment(Plan of, Background background) {
    return new Enrolment("spring", "team-a", of.id(), START, 10, background, List.of());
  }

  Plan with(String skill, double credit) {
    Plan p = plan.plan();
    return new Plan(
        p.id(),
        p.version(),
        p.title(),
        p.description(),
        p.hoursPerWeek(),
        p.phases(),
        p.skills().stream()
            .map(s ->
                s.id().equals(skill)
                    ? new Skill(
                        s.id(),
                        s.title(),
                        s.from(),
                        s.within(),
                        Map.of(Background.ML_ENGINEER, credit))
                    : s)
            .toList(),
        p.roles(),
        p.skip(),
        p.interview(),
        p.guidance());
  }
}
