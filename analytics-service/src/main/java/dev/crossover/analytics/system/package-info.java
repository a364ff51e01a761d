/** Plumbing: Spring wiring and settings. */
@NullMarked
package dev.crossover.analytics.system;

import org.jspecify.annotations.NullMarked;
