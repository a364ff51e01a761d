package dev.crossover.dashboard.said;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Signal;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.wiring.TableView;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/** Takes what a manager has seen of a skill themselves: in a practice interview, or at work. */
@Service
class Vouched {

  private final TableView<LearnerSnapshot> snapshots;
  private final PlanIndexes plans;
  private final Rights rights;
  private final PageEvents events;

  Vouched(DashboardTables tables, PlanIndexes plans, Rights rights, PageEvents events) {
    this.snapshots = tables.progress();
    this.plans = plans;
    this.rights = rights;
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
   * @throws NoSuchElementException if who asks is not the learner's manager
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
    return events.send(
        "interviewed",
        learner,
        null,
        null,
        data -> data.put("dimension", dimension).putPOJO("signals", signals));
  }

  /**
   * Sends the word on its way.
   *
   * @throws NoSuchElementException if who asks is not the learner's manager
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
    return events.send(
        "attested",
        learner,
        null,
        null,
        data -> data.put("skill", skill).put("level", level).put("by", "manager"));
  }

  private Plan plan(String learner) {
    LearnerSnapshot found = rights.manages(learner) ? snapshots.get(learner) : null;
    PlanIndex plan = found == null ? null : plans.find(found.enrolment().plan());
    if (plan == null) {
      throw new NoSuchElementException("there is no such learner");
    }
    return plan.plan();
  }
}
