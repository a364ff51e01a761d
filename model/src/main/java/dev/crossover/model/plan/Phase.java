package dev.crossover.model.plan;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a plan, as managers speak of it.
 *
 * @param id unique within the plan
 * @param title what a person reads
 * @param blocks in order of time
 */
public record Phase(String id, String title, List<Block> blocks) {
  public Phase(String id, @Nullable String title, @Nullable List<Block> blocks) {
    this.id = Objects.requireNonNull(id, "a phase needs an id");
    this.title = Objects.requireNonNullElse(title, id);
    this.blocks = List.copyOf(Objects.requireNonNullElse(blocks, List.of()));
  }

  Phase without(String unit) {
    return new Phase(id, title, blocks.stream().map(block -> block.without(unit)).toList());
  }

  Phase with(UnaryOperator<Unit> change) {
    return new Phase(id, title, blocks.stream().map(block -> block.with(change)).toList());
  }
}
