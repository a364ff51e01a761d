package dev.crossover.model.group;

/**
 * One skill over a group.
 *
 * @param learners learners to whom their plan teaches it for their role
 * @param assessed those of them with results
 * @param level sum of levels, millionths
 * @param required sum of required levels, millionths
 * @param assumed sum of levels that are assumed beyond these, millionths
 */
public record SkillSum(int learners, int assessed, long level, long required, long assumed) {

  static final SkillSum NONE = new SkillSum(0, 0, 0, 0, 0);

  static SkillSum of(GroupMember.Skill s) {
    return new SkillSum(
        1,
        s.assessed() ? 1 : 0,
        Millionths.of(s.level()),
        Millionths.of(s.required()),
        Millionths.of(s.assumed()));
  }

  SkillSum plus(SkillSum o, int sign) {
    return new SkillSum(
        learners + sign * o.learners,
        assessed + sign * o.assessed,
        level + sign * o.level,
        required + sign * o.required,
        assumed + sign * o.assumed);
  }
}
