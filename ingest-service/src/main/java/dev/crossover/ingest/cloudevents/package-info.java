/** The CloudEvents door: our own event form. */
@NullMarked
package dev.crossover.ingest.cloudevents;

import org.jspecify.annotations.NullMarked;
