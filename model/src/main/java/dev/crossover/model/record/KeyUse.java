package dev.crossover.model.record;

import java.time.LocalDate;

/**
 * That a key was shown, so that one which nobody uses is found. It stands apart from the keys: who
 * may write it, which is every service, may not write these.
 *
 * @param day the last one (UTC) on which it was good for something
 */
public record KeyUse(LocalDate day) {}
