/** Plumbing: topology of local tables, settings, error replies. */
@NullMarked
package dev.crossover.ingest.system;

import org.jspecify.annotations.NullMarked;
