/** The one place where every door's events are decided on, counted and published. */
@NullMarked
package dev.crossover.ingest.intake;

import org.jspecify.annotations.NullMarked;
