/** How ready a learner, a team, a cohort is for the target role, with the reasons. */
@NullMarked
package dev.crossover.model.readiness;

import org.jspecify.annotations.NullMarked;
