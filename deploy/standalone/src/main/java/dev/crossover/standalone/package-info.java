/** The command crossover. */
@NullMarked
package dev.crossover.standalone;

import org.jspecify.annotations.NullMarked;
