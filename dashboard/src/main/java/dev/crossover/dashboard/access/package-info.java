/** Who signs in, and who may see what. */
@NullMarked
package dev.crossover.dashboard.access;

import org.jspecify.annotations.NullMarked;
