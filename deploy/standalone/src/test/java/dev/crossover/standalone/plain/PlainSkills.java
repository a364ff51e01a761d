package dev.crossover.standalone.plain;

import dev.crossover.standalone.plain.PlainPlan.NeededSkill;
import dev.crossover.standalone.plain.PlainPlan.PlannedUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What results have shown of the skills of one person: right and wrong answers are added up as the
 * model's README says, and the level is read off by summing the density of Bayes' beta distribution
 * in small steps.
 */
public final class PlainSkills {

  private static final double QUESTIONS = 10;
  private static final double INTERVIEW = 5;
  private static final int STEPS = 20_000;

  private final PlainPerson person;
  private final Map<String, RightAndWrong> answers = new TreeMap<>();
  private final Set<String> tried = new HashSet<>();
  private final Map<String, Set<String>> shown = new TreeMap<>();
  private final Set<String> accepted = new HashSet<>();

  /** RightAndWrong so far, and the level that they show. */
  private static final class RightAndWrong {
    double right;
    double wrong;
    double failed;
    double level;

    void add(boolean pass, double score, double count) {
      double missed = count * (1 - score);
      if (!pass) {
        failed += missed;
        level = level(right, wrong + failed);
        return;
      }
      failed /= 2;
      double whole = level(right + count * score, wrong + missed + failed);
      if (whole >= level) {
        right += count * score;
        wrong += missed;
        level = whole;
      } else {
        level = level(right, wrong + failed);
      }
    }
  }

  public PlainSkills(PlainPerson person) {
    this.person = person;
    person.events().forEach(this::read);
  }

  private void read(PlainEvent event) {
    Optional<PlannedUnit> unit = person.plan().unit(event.activity());
    switch (event.kind()) {
      case "graded" -> {
        List<String> placed = person.plan().placed(event.activity());
        add(placed, event.passes(0.7), event.score(), questions(event));
        if (unit.isPresent()) {
          double count = tried.add(event.activity()) ? questions(event) : questions(event) / 2;
          List<String> skills = unit.get().skills();
          add(skills, event.passes(unit.get().passMark()), event.score(), count);
        }
      }
      case "reviewed" -> unit.ifPresent(u -> accept(u, event));
      case "interviewed" -> interview(event);
      case "attested" -> {
        String skill = event.fact().get("skill").asString();
        add(List.of(skill), true, event.fact().get("level").asDouble(), QUESTIONS);
      }
      case "shipped" -> add(PlainPlan.texts(event.fact().get("skills")), true, 1, QUESTIONS);
      default -> {}
    }
  }

  private static double questions(PlainEvent grade) {
    return grade.fact().path("questions").asDouble(QUESTIONS);
  }

  /** A project counts once, when somebody accepts it and its checklist is complete. */
  private void accept(PlannedUnit unit, PlainEvent review) {
    Set<String> items = shown.computeIfAbsent(unit.id(), any -> new HashSet<>());
    items.addAll(PlainPlan.texts(review.fact().path("evidence")));
    if (review.fact().get("accepted").asBoolean()
        && items.containsAll(unit.checklist())
        && accepted.add(unit.id())) {
      add(unit.skills(), true, 1, QUESTIONS);
    }
  }

  private void interview(PlainEvent event) {
    PlainPlan plan = person.plan();
    Set<String> signals = Set.copyOf(PlainPlan.texts(event.fact().path("signals")));
    double score =
        event.fact().hasNonNull("score")
            ? event.score()
            : plan.noticed(signals, true) * (1 - plan.noticed(signals, false));
    List<String> skills = plan.interviewed(event.fact().get("dimension").asString());
    add(skills, score >= plan.interviewEnough(), score, INTERVIEW);
  }

  private void add(List<String> skills, boolean pass, double score, double count) {
    List<String> known = skills.stream().filter(person.plan()::knows).toList();
    person
        .plan()
        .withWider(known)
        .forEach((skill, part) ->
            answers
                .computeIfAbsent(skill, any -> new RightAndWrong())
                .add(pass, score, part * count));
  }

  /** The level of a skill, 0..1. */
  public double level(String skill) {
    return answers.containsKey(skill) ? answers.get(skill).level : 0;
  }

  /** Part of the role that results show, 0..1. */
  public double share() {
    double weights = 0;
    double sum = 0;
    for (NeededSkill need : person.plan().needs()) {
      weights += need.weight();
      sum += need.weight() * Math.min(1, level(need.skill()) / need.required());
    }
    return sum / weights;
  }

  /** Four fifths of the role shown, and each gate done. */
  public boolean ready() {
    return share() >= 0.8 - 1e-9 && person.plan().gates().stream().allMatch(person::has);
  }

  /**
   * What some people lack of a skill.
   *
   * @param people to whom their plan teaches it for their role
   * @param missing what is enough less what was shown, added up over them
   */
  public record Lack(String skill, int people, double missing) {

    Lack plus(Lack other) {
      return new Lack(skill, people + other.people, missing + other.missing);
    }

    /** Whether the mean falls short by more than can be seen. */
    public boolean isShort() {
      return missing / people > 0.005;
    }
  }

  /** What some people lack together, the most first. */
  public static List<Lack> lacks(List<PlainPerson> people) {
    Map<String, Lack> lacks = new TreeMap<>();
    for (PlainPerson one : people) {
      PlainSkills skills = new PlainSkills(one);
      for (NeededSkill need : one.plan().needs()) {
        double missing = need.required() - skills.level(need.skill());
        lacks.merge(need.skill(), new Lack(need.skill(), 1, missing), Lack::plus);
      }
    }
    return lacks.values().stream()
        .sorted(Comparator.comparingDouble(Lack::missing).reversed())
        .toList();
  }

  /** The level that is below what is so with a certainty of four in five. */
  static double level(double right, double wrong) {
    if (right <= 0) {
      return 0;
    }
    double[] upTo = new double[STEPS];
    double sum = 0;
    for (int i = 0; i < STEPS; i++) {
      double level = (i + 0.5) / STEPS;
      sum += Math.exp((right - 1) * Math.log(level) + wrong * Math.log(1 - level));
      upTo[i] = sum;
    }
    int at = 0;
    while (upTo[at] < 0.2 * sum) {
      at++;
    }
    return (at + 0.5) / STEPS;
  }
}
