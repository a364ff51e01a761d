package dev.crossover.wiring.key;

/**
 * A known key that was shown and is good for nothing.
 *
 * @param name of its holder
 * @param why for its holder and for administrators; a stranger is not told
 */
public record RefusedKey(String name, String why) {}
