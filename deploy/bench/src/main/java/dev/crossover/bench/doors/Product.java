package dev.crossover.bench.doors;

import dev.crossover.ingest.IngestApplication;
import dev.crossover.wiring.EndWithParent;

/** The doors as a process of their own. */
public final class Product {

  /** Takes settings of the ingest service. */
  public static void main(String[] args) {
    EndWithParent.watchIfTold();
    IngestApplication.builder().run(args);
  }

  private Product() {}
}
