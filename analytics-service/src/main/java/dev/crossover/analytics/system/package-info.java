/** What puts the service together: clock, tables, the topology. Nothing else knows it. */
@NullMarked
package dev.crossover.analytics.system;

import org.jspecify.annotations.NullMarked;
