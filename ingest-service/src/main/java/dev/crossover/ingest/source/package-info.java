/** Who may post: sources and their tokens. */
@NullMarked
package dev.crossover.ingest.source;

import org.jspecify.annotations.NullMarked;
