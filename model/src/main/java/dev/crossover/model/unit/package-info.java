/** How far a learner has come with each unit of the plan, and what the events are read against. */
@NullMarked
package dev.crossover.model.unit;

import org.jspecify.annotations.NullMarked;
