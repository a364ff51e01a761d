package dev.crossover.model.past;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crossover.model.forecast.Forecast;
import dev.crossover.model.forecast.MemberForecast;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.readiness.SkillLevel;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was shown of a learner on a day, the last of it. Shares are rounded to one per cent, weeks
 * to a tenth, as pages show them.
 *
 * @param day UTC day
 * @param cohort of that day
 * @param team of that day
 * @param state where the learner stood
 * @param ready whether they were ready
 * @param shown part of the target role that results showed, 0..1
 * @param assumed part that was assumed beyond that, 0..1
 * @param done done share of the plan's hours, 0..1
 * @param planned share due by then, 0..1
 * @param gapWeeks in plan weeks; negative is behind
 * @param reason why they were not on track, the first; null for who was
 * @param since day since when; null for who was on track
 * @param unit the unit of the reason, where it has one
 * @param skills what results showed of each skill that was assessed, 0..1
 * @param said what the forecast said; null where there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LearnerDay(
    LocalDate day,
    String cohort,
    String team,
    LearnerState state,
    boolean ready,
    double shown,
    double assumed,
    double done,
    double planned,
    double gapWeeks,
    @Nullable StallReason reason,
    @Nullable LocalDate since,
    @Nullable String unit,
    Map<String, Double> skills,
    @Nullable Said said)
    implements PastDay {

  /**
   * What a forecast said.
   *
   * @param target when the plan said to be done
   * @param dates by which the learner would be done; null for who was
   * @param chanceByTarget chance to be done by the target, 0..1
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Said(LocalDate target, Forecast.@Nullable Dates dates, double chanceByTarget) {}

  @Override
  public LearnerDay of(LocalDate other) {
    return with(other, said);
  }

  @Override
  public LearnerDay unsaid() {
    return with(day, null);
  }

  private LearnerDay with(LocalDate otherDay, @Nullable Said otherSaid) {
    return new LearnerDay(
        otherDay, cohort, team, state, ready, shown, assumed, done, planned, gapWeeks, reason,
        since, unit, skills, otherSaid);
  }

  public LearnerDay {
    skills = Collections.unmodifiableMap(new TreeMap<>(skills));
  }

  /**
   * What is shown.
   *
   * @param p the learner
   * @param member their forecast; null where there is none
   */
  public static LearnerDay of(LearnerProgress p, @Nullable MemberForecast member) {
    Stall first = p.reasons().stream().findFirst().orElse(null);
    return new LearnerDay(
        LocalDate.ofInstant(p.asOf(), ZoneOffset.UTC),
        p.cohort(),
        p.team(),
        p.state(),
        p.readiness().ready(),
        Rounded.share(p.readiness().shown()),
        Rounded.share(p.readiness().assumed()),
        Rounded.share(p.done()),
        Rounded.share(p.planned()),
        Rounded.weeks(p.gapWeeks()),
        first == null ? null : first.reason(),
        first == null ? null : LocalDate.ofInstant(first.from(), ZoneOffset.UTC),
        first == null ? null : first.unit(),
        skills(p),
        member == null ? null : said(member.forecast()));
  }

  private static Map<String, Double> skills(LearnerProgress p) {
    Map<String, Double> skills = new TreeMap<>();
    for (SkillLevel s : p.readiness().skills()) {
      if (s.results() > 0) {
        skills.put(s.skill(), Rounded.share(s.level()));
      }
    }
    return skills;
  }

  private static @Nullable Said said(Forecast f) {
    Double chance = f.chanceByTarget();
    if (f.basis().unitsLeft() == 0) {
      return new Said(f.target(), null, 1);
    }
    return chance == null ? null : new Said(f.target(), f.done(), Rounded.share(chance));
  }
}
