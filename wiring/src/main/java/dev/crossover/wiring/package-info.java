/** What each service needs to run on Kafka: JSON, topics, local views of tables, health. */
@NullMarked
package dev.crossover.wiring;

import org.jspecify.annotations.NullMarked;
