/** What makes statements, and what stands in them, valid. */
@NullMarked
package dev.crossover.ingest.xapi.rule;

import org.jspecify.annotations.NullMarked;
