/** When a learner or a team will be through, as a range with its basis. */
@NullMarked
package dev.crossover.model.forecast;

import org.jspecify.annotations.NullMarked;
