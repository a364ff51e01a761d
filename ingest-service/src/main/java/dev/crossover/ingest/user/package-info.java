/** Who may sign in: kept here, and read by the dashboard. */
@NullMarked
package dev.crossover.ingest.user;

import org.jspecify.annotations.NullMarked;
