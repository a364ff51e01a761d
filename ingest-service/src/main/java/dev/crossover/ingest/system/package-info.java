/** What puts the service together: tables, producers, error replies. Nothing else knows it. */
@NullMarked
package dev.crossover.ingest.system;

import org.jspecify.annotations.NullMarked;
