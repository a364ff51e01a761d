package dev.crossover.model.event;

/** Who gave a score: a machine while the learner worked, or a person later. */
public enum Grader {
  /** Graded at once, as in a quiz: the learner was active at that moment. */
  AUTOMATIC,
  /** Graded by a tutor or reviewer: says nothing of the learner being active. */
  PERSON
}
