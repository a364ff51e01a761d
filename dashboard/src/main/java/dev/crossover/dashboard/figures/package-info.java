/** What learners, teams and cohorts show: computed here from snapshots, and kept while it holds. */
@NullMarked
package dev.crossover.dashboard.figures;

import org.jspecify.annotations.NullMarked;
