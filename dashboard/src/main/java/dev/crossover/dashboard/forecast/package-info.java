/** Forecasts from the tables, for answers and for Prometheus; the rules are the model's. */
@NullMarked
package dev.crossover.dashboard.forecast;

import org.jspecify.annotations.NullMarked;
