package dev.crossover.ingest.intake;

/**
 * What is not as the format has it, in an event that is kept all the same.
 *
 * @param field path of it within the event
 * @param message what it should be; never what stands there, which may be personal
 */
public record Remark(String field, String message) {}
