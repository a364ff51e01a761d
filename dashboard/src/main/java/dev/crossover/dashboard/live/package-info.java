/** The live stream: tells pages what to fetch again. */
@NullMarked
package dev.crossover.dashboard.live;

import org.jspecify.annotations.NullMarked;
