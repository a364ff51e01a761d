/** The xAPI door: what all its resources share. */
@NullMarked
package dev.crossover.ingest.xapi;

import org.jspecify.annotations.NullMarked;
