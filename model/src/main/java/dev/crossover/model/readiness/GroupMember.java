package dev.crossover.model.readiness;

import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a group needs to know of a learner, and no more.
 *
 * @param cohort cohort
 * @param team team within the cohort
 * @param state where the learner stands
 * @param readiness 0..1
 * @param done done share, 0..1
 * @param planned planned share, 0..1
 * @param gapWeeks plan weeks ahead or (negative) behind
 * @param stalls reasons that hold
 * @param lastActiveOn UTC day of the newest activity, or null
 */
public record GroupMember(
    String cohort,
    String team,
    LearnerState state,
    double readiness,
    double done,
    double planned,
    double gapWeeks,
    int stalls,
    @Nullable LocalDate lastActiveOn) {

  public static GroupMember of(LearnerProgress p) {
    return new GroupMember(
        p.cohort(),
        p.team(),
        p.state(),
        p.readiness().value(),
        p.done(),
        p.planned(),
        p.gapWeeks(),
        p.stalls().size(),
        p.lastActivityAt() == null
            ? null
            : LocalDate.ofInstant(p.lastActivityAt(), ZoneOffset.UTC));
  }

  /** Key of the team among all teams; neither part holds a slash, the roster sees to that. */
  public String teamKey() {
    return cohort + "/" + team;
  }
}
