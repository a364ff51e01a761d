/** What users say on a page of a learner: the learner of themselves, and who looks after them. */
@NullMarked
package dev.crossover.dashboard.said;

import org.jspecify.annotations.NullMarked;
