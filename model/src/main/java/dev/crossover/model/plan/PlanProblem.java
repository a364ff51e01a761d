package dev.crossover.model.plan;

/**
 * Something that makes a plan no plan.
 *
 * @param field where it stands, as a JSON Pointer (RFC 6901) such as {@code
 *     /phases/0/blocks/1/units/2/hours}; empty for the whole plan
 * @param message what is wrong with it
 */
public record PlanProblem(String field, String message) {}
