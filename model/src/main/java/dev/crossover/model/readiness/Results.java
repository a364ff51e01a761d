package dev.crossover.model.readiness;

import dev.crossover.model.SmallMap;
import dev.crossover.model.event.Attester;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.mastery.Shown;
import dev.crossover.model.plan.ActivityMap.Place;
import dev.crossover.model.plan.Dimension;
import dev.crossover.model.plan.Placement;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Rubric;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.unit.UnitState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a learner has shown to others: by graded attempts, accepted projects, interviews and the
 * word of others. What was only studied is no result.
 *
 * @param shown by skill
 * @param attested by skill
 * @param interview practice of each interview dimension, by its id
 * @param shipped what went into use at work, the newest last
 */
public record Results(
    Map<String, Shown> shown,
    Map<String, Attestation> attested,
    Map<String, Practice> interview,
    List<ShippedWork> shipped) {

  public static final Results NONE = new Results(Map.of(), Map.of(), Map.of(), List.of());

  /** Most pieces of shipped work that are kept; the oldest give way. */
  private static final int MOST_SHIPPED = 20;

  public Results {
    shown = SmallMap.copyOf(shown);
    attested = SmallMap.copyOf(attested);
    interview = SmallMap.copyOf(interview);
    shipped = List.copyOf(shipped);
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
   * @param accepted the project that is accepted from this event on; null if none is
   */
  public Results after(
      PlanIndex plan, Place place, LearningEvent event, boolean retry, @Nullable Unit accepted) {
    Instant at = event.occurredAt();
    Fact fact = event.fact();
    if (fact instanceof Fact.Graded grade && place instanceof Place.InUnit in) {
      return graded(plan, in.unit(), grade, retry, at);
    }
    if (fact instanceof Fact.Graded grade && place instanceof Place.Practises practises) {
      return practised(plan, practises.dimension().id(), UnitState.score(grade), at);
    }
    if (fact instanceof Fact.Graded grade && place instanceof Place.Places(Placement test)) {
      return placed(plan, test, grade, at);
    }
    if (accepted != null) {
      return after(plan, accepted.skills(), true, 1, Shown.ACCEPTED, at);
    }
    return switch (fact) {
      case Fact.Interviewed i -> practised(plan, i.dimension(), score(plan, i), at);
      case Fact.Attested word -> attested(plan, word, at);
      case Fact.Shipped work -> shipped(plan, work, at);
      default -> this;
    };
  }

  private static double score(PlanIndex plan, Fact.Interviewed interview) {
    Double stated = interview.score();
    return stated == null
        ? Rubric.score(plan.plan().rubric(), Objects.requireNonNull(interview.signals()))
        : stated;
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

  /** The test vouches for its skills, and is a result like any other. */
  private Results placed(PlanIndex plan, Placement test, Fact.Graded grade, Instant at) {
    Integer questions = grade.questions();
    double score = UnitState.score(grade);
    SmallMap<Attestation> words = SmallMap.copyOf(attested);
    for (String skill : test.skills()) {
      words = words.with(skill, new Attestation(score, Attester.PLACEMENT, at));
    }
    return new Results(shown, words, interview, shipped)
        .after(
            plan,
            test.skills(),
            UnitState.passes(grade, Unit.DEFAULT_PASS_MARK),
            score,
            questions == null ? Shown.QUESTIONS : questions,
            at);
  }

  /** The same if the plan knows none of the skills. */
  private Results shipped(PlanIndex plan, Fact.Shipped work, Instant at) {
    Set<String> skills = new HashSet<>(work.skills());
    skills.removeIf(skill -> !plan.knows(skill));
    if (skills.isEmpty()) {
      return this;
    }
    List<ShippedWork> all = new ArrayList<>(shipped);
    all.add(new ShippedWork(skills, work.by(), at));
    List<ShippedWork> kept = all.subList(Math.max(0, all.size() - MOST_SHIPPED), all.size());
    return new Results(shown, attested, interview, kept)
        .after(plan, skills, true, 1, Shown.SHIPPED, at);
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
    return new Results(shown, attested, SmallMap.copyOf(interview).with(dimension, now), shipped)
        .after(plan, known.skills(), passed, score, Shown.INTERVIEW, at);
  }

  /** The same if the plan does not know the skill. */
  private Results attested(PlanIndex plan, Fact.Attested word, Instant at) {
    if (!plan.knows(word.skill())) {
      return this;
    }
    Attestation now = new Attestation(word.level(), word.by(), at);
    return new Results(shown, SmallMap.copyOf(attested).with(word.skill(), now), interview, shipped)
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
    return new Results(now, attested, interview, shipped);
  }

  private static Shown of(Map<String, Shown> shown, String skill, Instant at) {
    Shown known = shown.get(skill);
    return known == null ? Shown.begun(at) : known;
  }
}
