/** What became of messages. */
@NullMarked
package dev.crossover.dashboard.delivery;

import org.jspecify.annotations.NullMarked;
