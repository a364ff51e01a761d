/** The Caliper door: envelopes of 1EdTech Caliper Analytics 1.1 and 1.2. */
@NullMarked
package dev.crossover.ingest.caliper;

import org.jspecify.annotations.NullMarked;
