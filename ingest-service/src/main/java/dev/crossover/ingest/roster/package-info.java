/** Who learns what, in which team, with which accounts. */
@NullMarked
package dev.crossover.ingest.roster;

import org.jspecify.annotations.NullMarked;
