/** What teams and cohorts add up to. */
@NullMarked
package dev.crossover.model.group;

import org.jspecify.annotations.NullMarked;
