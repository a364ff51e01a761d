package dev.crossover.model.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a learner wants to go with what they learn. It is their own word, for them alone. */
public enum Route {
  /** Another role at the same employer. */
  @JsonProperty("internal")
  INTERNAL,
  /** Another employer. */
  @JsonProperty("external")
  EXTERNAL,
  /** First a piece of work inside, then whichever way it opens. */
  @JsonProperty("hybrid")
  HYBRID
}
