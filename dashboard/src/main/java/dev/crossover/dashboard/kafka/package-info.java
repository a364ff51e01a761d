/** What the dashboard writes to Kafka. */
@NullMarked
package dev.crossover.dashboard.kafka;

import org.jspecify.annotations.NullMarked;
