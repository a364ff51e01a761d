package dev.crossover.model.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a portfolio project has to show beside running. */
public enum Evidence {
  /** An architecture diagram. */
  @JsonProperty("diagram")
  DIAGRAM,
  /** Results with numbers. */
  @JsonProperty("results")
  RESULTS,
  /** What was weighed against what, and why it was decided so. */
  @JsonProperty("trade_offs")
  TRADE_OFFS
}
