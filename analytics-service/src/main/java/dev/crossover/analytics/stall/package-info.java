/** Episodes of stalling: opened and resolved. */
@NullMarked
package dev.crossover.analytics.stall;

import org.jspecify.annotations.NullMarked;
