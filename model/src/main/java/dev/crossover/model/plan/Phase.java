package dev.crossover.model.plan;

import java.util.List;

/**
 * A stage of a plan, as managers speak of it.
 *
 * @param id unique within the plan
 * @param title what a person reads
 * @param blocks in order of time
 */
public record Phase(String id, String title, List<Block> blocks) {
  public Phase {
    blocks = List.copyOf(blocks);
  }
}
