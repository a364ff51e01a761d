/** What the topologies set aside, as the administrator sees it and has it put back. */
@NullMarked
package dev.crossover.ingest.deadletter;

import org.jspecify.annotations.NullMarked;
