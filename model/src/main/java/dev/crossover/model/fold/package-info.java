/** What a learner's events add up to, in whatever order they arrive. */
@NullMarked
package dev.crossover.model.fold;

import org.jspecify.annotations.NullMarked;
