package dev.crossover.model.readiness;

import dev.crossover.model.SmallMap;
import dev.crossover.model.event.Fact;
import dev.crossover.model.mastery.Shown;
import dev.crossover.model.plan.Dimension;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Unit;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
   * After a graded attempt on a unit.
   *
   * @param passed whether it was a pass
   * @param score share of right answers, 0..1
   * @param questions how many there were; null where the sender did not tell
   * @param retry whether the learner had tried the item before
   */
  public Results graded(
      PlanIndex plan,
      Unit unit,
      boolean passed,
      double score,
      @Nullable Integer questions,
      boolean retry,
      Instant at) {
    double answers = questions == null ? Shown.QUESTIONS : questions;
    return after(plan, unit.skills(), passed, score, retry ? answers * Shown.RETRY : answers, at);
  }

  /** After a person accepted the work on a unit. */
  public Results accepted(PlanIndex plan, Unit unit, Instant at) {
    return after(plan, unit.skills(), true, 1, Shown.ACCEPTED, at);
  }

  /**
   * After practice of an interview dimension; the same if the plan has none of that id.
   *
   * @param score how well it went, 0..1
   */
  public Results practised(PlanIndex plan, String dimension, double score, Instant at) {
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

  /** After somebody vouched for a skill; the same if the plan does not know the skill. */
  public Results attested(PlanIndex plan, Fact.Attested word, Instant at) {
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
