package dev.crossover.model.readiness;

import dev.crossover.model.SmallMap;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.mastery.Shown;
import dev.crossover.model.plan.ActivityMap.Place;
import dev.crossover.model.plan.Dimension;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.unit.UnitState;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a learner has shown to others: by graded attempts, accepted projects, interviews and the
 * word of others. What was only studied is no result.
 *
 * @param shown by skill
 * @param attested by skill
 * @param interview practice of each interview dimension, by its id
 */
public record Results(
    Map<String, Shown> shown, Map<String, Attestation> attested, Map<String, Practice> interview) {

  public static final Results NONE = new Results(Map.of(), Map.of(), Map.of());

  public Results {
    shown = SmallMap.copyOf(shown);
    attested = SmallMap.copyOf(attested);
    interview = SmallMap.copyOf(interview);
  }

  /** Level of a skill as far as it was shown, 0..1; 0 for what never was. */
  public double level(String skill) {
    Shown known = shown.get(skill);
    return known == null ? 0 : known.level();
  }

  /**
   * After an event; the same if it is no result.
   *
   * @param place what its activity belongs to
   * @param retry whether the learner had tried the item before
   * @param accepted whether it is the first to accept the work on its unit
   */
  public Results after(
      PlanIndex plan, Place place, LearningEvent event, boolean retry, boolean accepted) {
    Instant at = event.occurredAt();
    Fact fact = event.fact();
    if (fact instanceof Fact.Graded grade && place instanceof Place.InUnit in) {
      return graded(plan, in.unit(), grade, retry, at);
    }
    if (fact instanceof Fact.Graded grade && place instanceof Place.Practises practises) {
      return practised(plan, practises.dimension().id(), UnitState.score(grade), at);
    }
    if (fact instanceof Fact.Reviewed && accepted && place instanceof Place.InUnit in) {
      return after(plan, in.unit().skills(), true, 1, Shown.ACCEPTED, at);
    }
    if (fact instanceof Fact.Interviewed practice) {
      return practised(plan, practice.dimension(), practice.score(), at);
    }
    return fact instanceof Fact.Attested word ? attested(plan, word, at) : this;
  }

  private Results graded(PlanIndex plan, Unit unit, Fact.Graded grade, boolean retry, Instant at) {
    Integer questions = grade.questions();
    double answers = questions == null ? Shown.QUESTIONS : questions;
    return after(
        plan,
        unit.skills(),
        UnitState.passes(grade, unit.passMark()),
        UnitState.score(grade),
        retry ? answers * Shown.RETRY : answers,
        at);
  }

  /** The same if the plan has no dimension of that id. */
  private Results practised(PlanIndex plan, String dimension, double score, Instant at) {
    Dimension known = plan.dimension(dimension);
    if (known == null) {
      return this;
    }
    Practice before = interview.get(dimension);
    Practice now = before == null ? Practice.first(score, at) : before.again(score, at);
    double enough = plan.plan().target().interview();
    boolean passed = score >= (enough == 0 ? Unit.DEFAULT_PASS_MARK : enough);
    return new Results(shown, attested, SmallMap.copyOf(interview).with(dimension, now))
        .after(plan, known.skills(), passed, score, Shown.INTERVIEW, at);
  }

  /** The same if the plan does not know the skill. */
  private Results attested(PlanIndex plan, Fact.Attested word, Instant at) {
    if (!plan.knows(word.skill())) {
      return this;
    }
    Attestation now = new Attestation(word.level(), word.by(), at);
    return new Results(shown, SmallMap.copyOf(attested).with(word.skill(), now), interview)
        .after(plan, Set.of(word.skill()), true, word.level(), Shown.ATTESTED, at);
  }

  private Results after(
      PlanIndex plan,
      Collection<String> skills,
      boolean passed,
      double score,
      double answers,
      Instant at) {
    SmallMap<Shown> now = SmallMap.copyOf(shown);
    Set<String> wider = new HashSet<>();
    for (String skill : skills) {
      now = now.with(skill, of(now, skill, at).after(passed, score, answers, at));
      String within = plan.skill(skill).within();
      if (within != null && !skills.contains(within) && wider.add(within)) {
        now = now.with(within, of(now, within, at).after(passed, score, answers * Shown.PART, at));
      }
    }
    return new Results(now, attested, interview);
  }

  private static Shown of(Map<String, Shown> shown, String skill, Instant at) {
    Shown known = shown.get(skill);
    return known == null ? Shown.begun(at) : known;
  }
}
