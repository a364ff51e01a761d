/** What was taken goes on to another learning record store. */
@NullMarked
package dev.crossover.ingest.xapi.forward;

import org.jspecify.annotations.NullMarked;
