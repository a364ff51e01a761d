/** The doors beside an endpoint that does nothing but hand on to Kafka. */
@NullMarked
package dev.crossover.bench.doors;

import org.jspecify.annotations.NullMarked;
