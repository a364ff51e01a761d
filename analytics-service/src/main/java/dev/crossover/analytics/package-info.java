/** The stream processing of Crossover: events in, progress, groups and stalls out. */
@NullMarked
package dev.crossover.analytics;

import org.jspecify.annotations.NullMarked;
