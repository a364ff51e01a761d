/**
 * The log of requests, and the ledgers that are folded from it: one for each partition, each on the
 * instance that owns the sources of that partition. Knows nothing of what requests say.
 */
@NullMarked
package dev.crossover.ingest.ledger;

import org.jspecify.annotations.NullMarked;
