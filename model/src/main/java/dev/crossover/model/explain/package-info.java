/** What figures are made of, and what one step more would make of them: by the rules themselves. */
@NullMarked
package dev.crossover.model.explain;

import org.jspecify.annotations.NullMarked;
