/** Metrics of teams and cohorts. */
@NullMarked
package dev.crossover.analytics.group;

import org.jspecify.annotations.NullMarked;
