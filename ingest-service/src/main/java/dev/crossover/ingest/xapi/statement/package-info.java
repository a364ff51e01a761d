/** Statements: reading, meaning, keeping and finding them. */
@NullMarked
package dev.crossover.ingest.xapi.statement;

import org.jspecify.annotations.NullMarked;
