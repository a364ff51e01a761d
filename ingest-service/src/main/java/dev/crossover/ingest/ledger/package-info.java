/**
 * The log of requests, and the ledgers that are folded from it: one for each partition, each on the
 * instance that owns the sources of that partition. Knows nothing of what requests say.
 *
 * <p>Reading order: {@link dev.crossover.ingest.ledger.Ledger}, {@code Term} (who is alone), {@code
 * Unread} (what is foreseen), {@code FoldedRows} (what was read), {@code LedgerTopology}.
 */
@NullMarked
package dev.crossover.ingest.ledger;

import org.jspecify.annotations.NullMarked;
