package dev.crossover.model.learner;

/** What a learner comes from; plans say what it brings along and how long they take it. */
public enum Background {
  ML_ENGINEER,
  DATA_SCIENTIST,
  SOFTWARE_ENGINEER
}
