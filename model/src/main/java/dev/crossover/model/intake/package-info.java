/** What came in through the doors, by source: the figures that explain whether a sender works. */
@NullMarked
package dev.crossover.model.intake;

import org.jspecify.annotations.NullMarked;
