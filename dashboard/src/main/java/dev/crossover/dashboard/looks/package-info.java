/** Who looked at whom. */
@NullMarked
package dev.crossover.dashboard.looks;

import org.jspecify.annotations.NullMarked;
