/**
 * How good mastery and forecasts are on real or simulated histories, through the code that the
 * topology runs.
 */
@NullMarked
package dev.crossover.standalone.evaluation;

import org.jspecify.annotations.NullMarked;
