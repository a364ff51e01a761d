/** The query API over the compacted topics, as JSON and CSV. */
@NullMarked
package dev.crossover.dashboard.query;

import org.jspecify.annotations.NullMarked;
