/** How well a learner masters each skill, learnt from graded attempts. */
@NullMarked
package dev.crossover.model.mastery;

import org.jspecify.annotations.NullMarked;
