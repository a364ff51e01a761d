package dev.crossover.model.explain;

import dev.crossover.model.forecast.MemberForecast;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.progress.WeekFigures;
import dev.crossover.model.readiness.SkillLevel;
import dev.crossover.model.unit.Basis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a team or a cohort with the parts that it is made of: people, or teams. A count is
 * the sum of its parts; a mean is their sum, each times its heads, over all heads.
 *
 * @param figure one of {@link Kind}'s ids; with {@code :} and a week's number or a skill's id
 *     behind it where it is of one
 * @param value as pages show it
 * @param mean whether it is a mean; otherwise it is a count
 * @param heads learners who are counted
 * @param rules version of the rules of the fold; see {@link Basis#RULES}
 * @param parts what it is made of, as far as it is shown to who asks
 */
public record GroupExplanation(
    String figure, double value, boolean mean, int heads, int rules, List<Part> parts) {

  private static final double HOUR_MILLIS = Duration.ofHours(1).toMillis();

  private static final Pattern COLON = Pattern.compile(":");

  /** What can be explained. */
  public enum Kind {
    /** Learners who are ready. */
    READY("ready", false),
    /** Learners with an open alert. */
    STALLS("stalls", false),
    /** Learners who will have done the plan by their own target: the sum of their chances. */
    ON_TIME("on-time", false),
    /** Mean part of the role that results show, 0..1. */
    SHOWN("shown", true),
    /** Mean done share of the plan, 0..1. */
    DONE("done", true),
    /** Mean gap in plan weeks; below zero is behind. */
    GAP("gap", true),
    /** Mean hours of study in a week. */
    HOURS("hours", true),
    /** Mean level of a skill that results show, 0..1. */
    SKILL("skill", true);

    private final String id;
    private final boolean mean;

    Kind(String id, boolean mean) {
      this.id = id;
      this.mean = mean;
    }

    /** As addresses name it. */
    public String id() {
      return id;
    }
  }

  /**
   * A part of the figure.
   *
   * @param id of the learner, or name of the team; null for those who are not shown to who asks
   * @param heads learners of it who are counted
   * @param value its own figure of the same kind
   * @param adds what it adds to the whole
   */
  public record Part(@Nullable String id, int heads, double value, double adds) {}

  public GroupExplanation {
    parts = List.copyOf(parts);
  }

  /**
   * Which figure is asked for.
   *
   * @param of a week's number, or a skill's id; empty where it is of none
   */
  private record Asked(Kind kind, String of) {

    static Asked of(String figure) {
      String[] parts = COLON.split(figure, 2);
      String of = parts.length > 1 ? parts[1] : "";
      return Stream.of(Kind.values())
          .filter(k -> k.id.equals(parts[0]))
          .filter(k -> of.isEmpty() != (k == Kind.SKILL || k == Kind.HOURS))
          .filter(k -> k != Kind.ON_TIME)
          .map(k -> new Asked(k, of))
          .findFirst()
          .orElseThrow(GroupExplanation::none);
    }

    int week() {
      try {
        return Integer.parseInt(of);
      } catch (NumberFormatException _) {
        throw none();
      }
    }
  }

  /**
   * The figure of one learner.
   *
   * @return empty for who is not in it: has not reached the week, or is not taught the skill
   * @throws NoSuchElementException if there is no such figure
   */
  public static Optional<Double> of(String figure, LearnerProgress p) {
    return Optional.ofNullable(value(Asked.of(figure), p));
  }

  private record Value(int heads, double value) {}

  /**
   * Of a team whose people are shown to who asks.
   *
   * @param team as it is shown
   * @param members everybody of it; who has left is in no figure
   * @throws NoSuchElementException if there is no such figure
   */
  public static GroupExplanation ofPeople(
      String figure, GroupReadiness team, List<LearnerProgress> members) {
    Asked asked = Asked.of(figure);
    Value whole = value(asked, team);
    List<Part> parts = new ArrayList<>();
    for (LearnerProgress p : members) {
      // Weeks alone count who was there then and has left since.
      boolean counts = p.state() != LearnerState.LEFT || asked.kind == Kind.HOURS;
      Double value = counts ? value(asked, p) : null;
      if (value != null) {
        parts.add(part(asked, p.learner(), new Value(1, value), whole));
      }
    }
    return made(figure, asked, whole, parts);
  }

  /**
   * How many will be done in time. Who has no forecast is in no count. Where those who are not
   * named are few, the sum would tell of them, so it is that of the named alone.
   *
   * @param members of whom something is expected
   * @param named whose chances are shown to who asks
   * @param fewest from so many on people are told of together
   */
  public static GroupExplanation onTime(
      List<MemberForecast> members, Predicate<String> named, int fewest) {
    List<MemberForecast> all = members.stream().filter(m -> m.done() != null).toList();
    List<MemberForecast> own = all.stream().filter(m -> named.test(m.learner())).toList();
    List<MemberForecast> counted = all.size() - own.size() < fewest ? own : all;
    double sum = counted.stream().mapToDouble(GroupExplanation::chance).sum();
    List<Part> parts =
        own.stream().map(m -> new Part(m.learner(), 1, chance(m), chance(m))).toList();
    return new GroupExplanation(Kind.ON_TIME.id(), sum, false, counted.size(), Basis.RULES, parts);
  }

  private static double chance(MemberForecast member) {
    return member.done(member.forecast().target());
  }

  /**
   * Of a cohort.
   *
   * @param cohort as it is shown
   * @param teams of it, as far as they are shown to who asks; the rest is one part
   * @throws NoSuchElementException if there is no such figure
   */
  public static GroupExplanation ofTeams(
      String figure, GroupReadiness cohort, List<GroupReadiness> teams) {
    Asked asked = Asked.of(figure);
    Value whole = value(asked, cohort);
    List<Part> parts = new ArrayList<>();
    int rest = whole.heads();
    double left = asked.kind.mean ? whole.value() * rest : whole.value();
    for (GroupReadiness team : teams) {
      Value value = find(asked, team);
      if (value != null && value.heads() > 0) {
        parts.add(part(asked, String.valueOf(team.team()), value, whole));
        rest -= value.heads();
        left -= asked.kind.mean ? value.value() * value.heads() : value.value();
      }
    }
    if (rest > 0) {
      Value others = new Value(rest, asked.kind.mean ? left / rest : left);
      parts.add(part(asked, null, others, whole));
    }
    return made(figure, asked, whole, parts);
  }

  private static GroupExplanation made(String figure, Asked asked, Value whole, List<Part> parts) {
    return new GroupExplanation(
        figure, whole.value(), asked.kind.mean, whole.heads(), Basis.RULES, parts);
  }

  private static Part part(Asked asked, @Nullable String id, Value of, Value whole) {
    double adds = asked.kind.mean ? of.value() * of.heads() / whole.heads() : of.value();
    return new Part(id, of.heads(), of.value(), adds);
  }

  private static Value value(Asked asked, GroupReadiness group) {
    Value found = find(asked, group);
    if (found == null) {
      throw none();
    }
    return found;
  }

  private static @Nullable Value find(Asked asked, GroupReadiness group) {
    return switch (asked.kind) {
      case READY -> of(group, GroupReadiness::ready);
      case STALLS -> of(group, GroupReadiness::stalls);
      case SHOWN -> of(group, GroupReadiness::shown);
      case DONE -> of(group, GroupReadiness::done);
      case GAP -> of(group, GroupReadiness::gapWeeks);
      case HOURS ->
          group.weeks().stream()
              .filter(w -> w.week() == asked.week())
              .map(w -> new Value(w.learners(), hours(w.effort())))
              .findFirst()
              .orElse(null);
      case SKILL ->
          group.skills().stream()
              .filter(s -> s.skill().equals(asked.of))
              .map(s -> new Value(s.learners(), s.level()))
              .findFirst()
              .orElse(null);
      case ON_TIME -> null;
    };
  }

  private static Value of(GroupReadiness group, ToDoubleFunction<GroupReadiness> figure) {
    return new Value(group.learners(), figure.applyAsDouble(group));
  }

  /** Null for who is not in the figure: has not reached the week, or is not taught the skill. */
  private static @Nullable Double value(Asked asked, LearnerProgress p) {
    return switch (asked.kind) {
      case READY -> p.readiness().ready() ? 1.0 : 0.0;
      case STALLS -> (double) p.stalls().size();
      case SHOWN -> p.readiness().shown();
      case DONE -> p.done();
      case GAP -> p.gapWeeks();
      case HOURS ->
          p.weeks().stream()
              .filter(w -> w.week() == asked.week())
              .map(WeekFigures::effort)
              .map(GroupExplanation::hours)
              .findFirst()
              .orElse(null);
      case SKILL ->
          p.readiness().skills().stream()
              .filter(s -> s.skill().equals(asked.of))
              .map(SkillLevel::level)
              .findFirst()
              .orElse(null);
      case ON_TIME -> null;
    };
  }

  private static double hours(Duration spent) {
    return spent.toMillis() / HOUR_MILLIS;
  }

  private static NoSuchElementException none() {
    return new NoSuchElementException("there is no such figure");
  }
}
