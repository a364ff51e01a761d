/** What every door needs of a request: its body within limits, and how to refuse it. */
@NullMarked
package dev.crossover.ingest.request;

import org.jspecify.annotations.NullMarked;
