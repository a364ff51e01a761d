/** What was shown of people and groups on days that are over. */
@NullMarked
package dev.crossover.model.past;

import org.jspecify.annotations.NullMarked;
