/** A stall from the moment it holds until it no longer does. */
@NullMarked
package dev.crossover.model.episode;

import org.jspecify.annotations.NullMarked;
