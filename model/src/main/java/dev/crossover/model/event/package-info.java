/** What learners do, as this product understands it. */
@NullMarked
package dev.crossover.model.event;

import org.jspecify.annotations.NullMarked;
