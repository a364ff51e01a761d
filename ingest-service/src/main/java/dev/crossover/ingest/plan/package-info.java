/** The plan catalog and its door. */
@NullMarked
package dev.crossover.ingest.plan;

import org.jspecify.annotations.NullMarked;
