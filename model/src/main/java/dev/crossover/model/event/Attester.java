package dev.crossover.model.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who, or what, vouches for a skill. */
public enum Attester {
  /** The learner's manager. */
  @JsonProperty("manager")
  MANAGER,
  /** Someone who reviews projects or interviews for practice. */
  @JsonProperty("reviewer")
  REVIEWER,
  /** Whoever enrolled the learner, by a certificate or an earlier job. */
  @JsonProperty("enrolment")
  ENROLMENT,
  /** The result of a placement test. */
  @JsonProperty("placement")
  PLACEMENT
}
