/** Records and stored rows that were set aside: how they are marked, and a table of them. */
@NullMarked
package dev.crossover.wiring.deadletter;

import org.jspecify.annotations.NullMarked;
