/** What assistants may ask, by the Model Context Protocol. */
@NullMarked
package dev.crossover.standalone.assistant;

import org.jspecify.annotations.NullMarked;
