package dev.crossover.analytics;

import dev.crossover.model.stall.Episode;

/** What the topology counts as it goes; read = applied + duplicate + dead-lettered. */
public interface Counts {

  /** Counts nothing; for tests of other things. */
  Counts NONE =
      new Counts() {
        @Override
        public void applied() {}

        @Override
        public void duplicate() {}

        @Override
        public void episode(Episode changed) {}
      };

  /** An event became part of a learner's history. */
  void applied();

  /** An event was there already. */
  void duplicate();

  /** An episode opened or resolved. */
  void episode(Episode changed);
}
