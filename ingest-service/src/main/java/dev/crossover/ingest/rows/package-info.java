/** Files of rows that people send: each with all of its errors, or taken whole. */
@NullMarked
package dev.crossover.ingest.rows;

import org.jspecify.annotations.NullMarked;
