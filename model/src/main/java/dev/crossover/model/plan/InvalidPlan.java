package dev.crossover.model.plan;

import java.util.List;
import java.util.stream.Collectors;

/** A plan that breaks its rules; the message names each field. */
public final class InvalidPlan extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final transient List<PlanProblem> problems;

  public InvalidPlan(List<PlanProblem> problems) {
    super(
        problems.stream()
            .map(p -> p.field() + " " + p.message())
            .collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  public List<PlanProblem> problems() {
    return problems;
  }
}
