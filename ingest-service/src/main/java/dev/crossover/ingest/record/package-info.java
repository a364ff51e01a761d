/** What people type, each with a version, so that nobody overwrites what they have not seen. */
@NullMarked
package dev.crossover.ingest.record;

import org.jspecify.annotations.NullMarked;
