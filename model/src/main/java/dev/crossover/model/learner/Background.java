package dev.crossover.model.learner;

/** What a learner comes from; it sets the transfer credit and the time the plan takes. */
public enum Background {
  ML_ENGINEER(1),
  DATA_SCIENTIST(1),
  SOFTWARE_ENGINEER(2);

  private final int planTime;

  Background(int planTime) {
    this.planTime = planTime;
  }

  /** Factor on the plan's time; someone without ML needs each month about twice as long. */
  public int planTime() {
    return planTime;
  }
}
