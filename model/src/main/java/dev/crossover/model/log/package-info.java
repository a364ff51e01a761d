/** The learner log: what stands on it. */
@NullMarked
package dev.crossover.model.log;

import org.jspecify.annotations.NullMarked;
