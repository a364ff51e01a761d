package dev.crossover.ingest.intake;

/** The form in which input arrives. */
public enum Door {
  XAPI,
  CALIPER,
  CLOUDEVENTS
}
