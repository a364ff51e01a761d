package dev.crossover.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** A file that is no plan; says line, field and reason of everything that is wrong. */
public final class InvalidPlanFile extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final transient List<FileProblem> problems;

  InvalidPlanFile(List<FileProblem> problems) {
    super(
        problems.stream()
            .map(p -> "line " + p.line() + ": " + p.field() + ": " + p.message())
            .collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  public List<FileProblem> problems() {
    return problems;
  }
}
