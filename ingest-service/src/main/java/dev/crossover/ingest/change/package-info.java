/** Who changed what: written with each change, and read as JSON lines. */
@NullMarked
package dev.crossover.ingest.change;

import org.jspecify.annotations.NullMarked;
