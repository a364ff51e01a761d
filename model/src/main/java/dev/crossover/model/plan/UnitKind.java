package dev.crossover.model.plan;

/** How a unit is finished. */
public enum UnitKind {
  /** Done when completed; until then by reported progress or time. */
  STUDY,
  /** Done when its evidence is accepted; 0.8 once submitted. */
  PROJECT,
  /** Done when passed. */
  ASSESSMENT
}
