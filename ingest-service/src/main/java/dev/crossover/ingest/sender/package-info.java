/** What who connects a sender can look at and try. */
@NullMarked
package dev.crossover.ingest.sender;

import org.jspecify.annotations.NullMarked;
