package dev.crossover.model.learner;

import java.time.LocalDate;

/**
 * Days on which nothing is expected.
 *
 * @param first first day of the leave
 * @param last last day of the leave, included
 */
public record Leave(LocalDate first, LocalDate last) {
  public Leave {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("a leave must not end before it begins: " + first);
    }
  }
}
