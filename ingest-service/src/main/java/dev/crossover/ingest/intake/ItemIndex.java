package dev.crossover.ingest.intake;

import dev.crossover.ingest.ledger.Draft;
import dev.crossover.ingest.ledger.LoggedRequest.Head;

/** Makes what came in at one door findable for who reads there. */
public interface ItemIndex {

  Door door();

  /**
   * What is put.
   *
   * @param id under which it is known in its source
   * @param known what is known of it; it may be voided already
   * @param item what the door read
   * @param head of the request that brought it
   */
  record Put(String source, String id, Known known, Candidate item, Head head) {}

  /** Puts what is new; it may be there already. */
  void put(Put put, Draft rows);

  /** Takes back what was put. */
  void voided(String source, String id, Known known, Draft rows);
}
