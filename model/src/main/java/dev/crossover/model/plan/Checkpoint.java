package dev.crossover.model.plan;

/**
 * A unit that somebody can be seen to owe: an assessment or a project; in a block with neither,
 * each of its units.
 *
 * @param unit what is to be handed in
 * @param lastWeek plan week with the end of which it is due
 */
public record Checkpoint(Unit unit, int lastWeek) {}
