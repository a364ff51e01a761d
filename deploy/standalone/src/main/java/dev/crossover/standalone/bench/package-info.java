/** Measures a running installation: of the topology's bench, what only its processes tell. */
@NullMarked
package dev.crossover.standalone.bench;

import org.jspecify.annotations.NullMarked;
