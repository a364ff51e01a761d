/** Asks the ingest service for changes, in the names of users. */
@NullMarked
package dev.crossover.dashboard.ingest;

import org.jspecify.annotations.NullMarked;
