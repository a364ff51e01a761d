package dev.crossover.analytics.count;

import dev.crossover.model.episode.Episode;

/** What the topology counts as it goes; what could not even be read is in {@code dead-letters}. */
public interface Counts {

  /** Counts nothing; for tests of other things. */
  Counts NONE =
      new Counts() {
        @Override
        public void applied() {}

        @Override
        public void duplicate() {}

        @Override
        public void unfoldable() {}

        @Override
        public void episode(Episode changed) {}
      };

  /** An event became part of a learner's history. */
  void applied();

  /** An event was there already. */
  void duplicate();

  /** A learner's history could not be folded. */
  void unfoldable();

  /** An episode opened or resolved. */
  void episode(Episode changed);
}
