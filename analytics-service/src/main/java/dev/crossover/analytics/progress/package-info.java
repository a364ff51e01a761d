/** The fold of each learner's events, and the timers that time alone needs. */
@NullMarked
package dev.crossover.analytics.progress;

import org.jspecify.annotations.NullMarked;
