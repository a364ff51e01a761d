/** What learners work through: phases, blocks, units, skills and the target role. */
@NullMarked
package dev.crossover.model.plan;

import org.jspecify.annotations.NullMarked;
