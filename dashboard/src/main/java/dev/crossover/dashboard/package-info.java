/** What people look at. */
@NullMarked
package dev.crossover.dashboard;

import org.jspecify.annotations.NullMarked;
