/** The fold of a learner's events into progress against the plan. */
@NullMarked
package dev.crossover.model.progress;

import org.jspecify.annotations.NullMarked;
