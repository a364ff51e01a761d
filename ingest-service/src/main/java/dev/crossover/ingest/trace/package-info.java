/** Where one event has come to, from its door to the log. */
@NullMarked
package dev.crossover.ingest.trace;

import org.jspecify.annotations.NullMarked;
