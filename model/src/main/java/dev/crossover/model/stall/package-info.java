/** When a learner stops moving, why, and since when. */
@NullMarked
package dev.crossover.model.stall;

import org.jspecify.annotations.NullMarked;
