/** Measures the topology on a real broker against a bare count of the same records. */
@NullMarked
package dev.crossover.bench.topology;

import org.jspecify.annotations.NullMarked;
