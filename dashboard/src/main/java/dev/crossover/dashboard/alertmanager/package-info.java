/**
 * Alerts about teams and about the product itself: Alertmanager posts them, and pages show them.
 */
@NullMarked
package dev.crossover.dashboard.alertmanager;

import org.jspecify.annotations.NullMarked;
