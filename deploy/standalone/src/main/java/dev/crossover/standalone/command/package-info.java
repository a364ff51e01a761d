/** The commands. */
@NullMarked
package dev.crossover.standalone.command;

import org.jspecify.annotations.NullMarked;
