/** The doors of Crossover: what LMSs and tools post becomes learning events on Kafka. */
@NullMarked
package dev.crossover.ingest;

import org.jspecify.annotations.NullMarked;
