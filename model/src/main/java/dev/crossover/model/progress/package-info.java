/** Where a learner stands against the plan at a moment. */
@NullMarked
package dev.crossover.model.progress;

import org.jspecify.annotations.NullMarked;
