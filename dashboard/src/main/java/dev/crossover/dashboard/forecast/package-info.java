/** When teams and learners will be through, and how that moves if something changes. */
@NullMarked
package dev.crossover.dashboard.forecast;

import org.jspecify.annotations.NullMarked;
