/** What cohorts have done, by which their members are measured. */
@NullMarked
package dev.crossover.analytics.cohort;

import org.jspecify.annotations.NullMarked;
