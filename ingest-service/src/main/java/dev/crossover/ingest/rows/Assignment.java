package dev.crossover.ingest.rows;

/**
 * One row that says what belongs to whom or where, such as an account to a learner.
 *
 * @param row line of the file, the header being 1
 * @param what not blank
 * @param to id of whom or where, not blank
 */
public record Assignment(long row, String what, String to) {}
