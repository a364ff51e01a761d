package dev.crossover.model.plan;

import java.time.LocalDate;

/**
 * Where a plan comes from, and when somebody last looked whether it still holds.
 *
 * @param source what it was written from
 * @param owner who answers for it
 * @param reviewed day of the last review
 */
public record Provenance(String source, String owner, LocalDate reviewed) {}
