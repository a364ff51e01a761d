package dev.crossover.model.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

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
  TRADE_OFFS;

  /** The same, unchangeable and in this order: pages must not differ from process to process. */
  public static Set<Evidence> inOrder(Set<Evidence> some) {
    return some.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(some));
  }
}
