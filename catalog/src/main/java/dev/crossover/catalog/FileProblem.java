package dev.crossover.catalog;

/**
 * Something wrong in a plan file.
 *
 * @param line line of the file, from 1; 0 where no line can be told
 * @param field the field, as a JSON Pointer (RFC 6901); empty for the whole file
 * @param message what is wrong with it
 */
public record FileProblem(int line, String field, String message) {}
