/** Who learns: roster entries, their accounts, their calendar. */
@NullMarked
package dev.crossover.model.learner;

import org.jspecify.annotations.NullMarked;
