/** How people want to be told by mail, and how they stop it. */
@NullMarked
package dev.crossover.dashboard.notices;

import org.jspecify.annotations.NullMarked;
