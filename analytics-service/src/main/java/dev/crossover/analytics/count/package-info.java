/** What the topology counts, and how it shows as metrics. */
@NullMarked
package dev.crossover.analytics.count;

import org.jspecify.annotations.NullMarked;
