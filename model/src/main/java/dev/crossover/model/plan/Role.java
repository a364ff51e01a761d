package dev.crossover.model.plan;

import java.util.List;

/**
 * What readiness is readiness for.
 *
 * @param id such as {@code genai-engineer}
 * @param title what a person reads
 * @param needs the skills it takes
 * @param gates units that must be done before anyone counts as ready, whatever the skills
 */
public record Role(String id, String title, List<Need> needs, List<String> gates) {
  public Role {
    needs = List.copyOf(needs);
    gates = List.copyOf(gates);
  }

  /**
   * One skill of the role.
   *
   * @param skill skill id
   * @param weight share in the whole, above 0; weights are normalised
   * @param required level that is enough, above 0 and at most 1
   */
  public record Need(String skill, double weight, double required) {
    public Need {
      if (!(weight > 0 && required > 0 && required <= 1)) {
        throw new IllegalArgumentException(
            "need of " + skill + ": weight must be above 0, required in 0..1");
      }
    }
  }
}
