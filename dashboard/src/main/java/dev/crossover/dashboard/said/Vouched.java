package dev.crossover.dashboard.said;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.access.ReviewRights;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.Enrolled;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.dashboard.looks.Looks;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Signal;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.record.Look;
import dev.crossover.wiring.TableView;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes what somebody has seen of a skill themselves, in a practice interview or at work: the
 * learner's manager, or who is named for the practice interviews of their plan.
 *
 * <p>A manager has opened the learner's page before, which is a look. Who is named chooses the
 * learner from a list of names, which is none: it tells no figure, and would be a look at everybody
 * of a plan each time that it is loaded. So theirs is written when they say something of one.
 */
@Service
class Vouched {

  private final TableView<LearnerSnapshot> snapshots;
  private final Enrolled enrolled;
  private final PlanIndexes plans;
  private final Rights rights;
  private final ReviewRights reviews;
  private final Looks looks;
  private final PageEvents events;

  Vouched(
      DashboardTables tables,
      Enrolled enrolled,
      PlanIndexes plans,
      Rights rights,
      ReviewRights reviews,
      Looks looks,
      PageEvents events) {
    this.snapshots = tables.progress();
    this.enrolled = enrolled;
    this.plans = plans;
    this.rights = rights;
    this.reviews = reviews;
    this.looks = looks;
    this.events = events;
  }

  /**
   * A practice interview.
   *
   * @param dimension id of what it was about
   * @param signals ids of what was noticed of the plan's rubric, by which it is scored
   */
  record Interview(@Nullable String dimension, @Nullable Set<String> signals) {}

  /**
   * A word for a skill.
   *
   * @param skill id
   * @param level how far it is mastered, 0..1
   */
  record Word(@Nullable String skill, @Nullable Double level) {}

  /**
   * Sends the interview on its way.
   *
   * @throws NoSuchElementException if the learner's interviews are not for who asks
   * @throws IllegalArgumentException if the plan has no such dimension or signal
   */
  ResponseEntity<Map<String, Object>> interviewed(String learner, Interview interview) {
    Plan plan = plan(learner);
    String dimension = Objects.requireNonNullElse(interview.dimension(), "");
    if (plan.interview().stream().noneMatch(d -> d.id().equals(dimension))) {
      throw new IllegalArgumentException("dimension: the plan asks about no such thing");
    }
    Set<String> known = plan.rubric().stream().map(Signal::id).collect(Collectors.toSet());
    Set<String> signals = Objects.requireNonNullElse(interview.signals(), Set.of());
    if (!known.containsAll(signals)) {
      throw new IllegalArgumentException("signals: names one that the rubric has not");
    }
    return send(
        "interviewed",
        learner,
        plan,
        data -> data.put("dimension", dimension).putPOJO("signals", signals));
  }

  /**
   * Sends the word on its way.
   *
   * @throws NoSuchElementException if the learner's interviews are not for who asks
   * @throws IllegalArgumentException if the plan has no such skill, or the level is none
   */
  ResponseEntity<Map<String, Object>> attested(String learner, Word word) {
    Plan plan = plan(learner);
    String skill = Objects.requireNonNullElse(word.skill(), "");
    if (plan.skills().stream().noneMatch(s -> s.id().equals(skill))) {
      throw new IllegalArgumentException("skill: the plan names no such skill");
    }
    Double level = word.level();
    if (level == null || !(level >= 0 && level <= 1)) {
      throw new IllegalArgumentException("level: must be from 0 to 1");
    }
    // Who is named for interviews is what events call a reviewer.
    String by = rights.manages(learner) ? "manager" : "reviewer";
    return send(
        "attested",
        learner,
        plan,
        data -> data.put("skill", skill).put("level", level).put("by", by));
  }

  private ResponseEntity<Map<String, Object>> send(
      String kind, String learner, Plan plan, Consumer<ObjectNode> data) {
    if (reviews.interviews(learner, plan.id())) {
      looks.at(learner, Look.Kind.ROW);
    }
    return events.send(kind, learner, null, null, data);
  }

  private Plan plan(String learner) {
    LearnerSnapshot found = rights.manages(learner) ? snapshots.get(learner) : named(learner);
    PlanIndex plan = found == null ? null : plans.find(found.enrolment().plan());
    if (plan == null) {
      throw new NoSuchElementException("there is no such learner");
    }
    return plan.plan();
  }

  /** A learner for whose practice interviews who asks is named, as their desk has them. */
  private @Nullable LearnerSnapshot named(String learner) {
    LearnerSnapshot found = enrolled.find(learner);
    return found != null && reviews.interviews(learner, found.enrolment().plan()) ? found : null;
  }
}
