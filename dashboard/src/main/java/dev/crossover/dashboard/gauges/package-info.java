/** Teams and cohorts for Prometheus. */
@NullMarked
package dev.crossover.dashboard.gauges;

import org.jspecify.annotations.NullMarked;
