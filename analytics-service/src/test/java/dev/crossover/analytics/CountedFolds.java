package dev.crossover.analytics;

import dev.crossover.analytics.count.Counts;
import dev.crossover.model.episode.Episode;

/** What the topology counted so far. */
final class CountedFolds implements Counts {

  int duplicates;
  int unfoldable;

  @Override
  public void applied() {}

  @Override
  public void duplicate() {
    duplicates++;
  }

  @Override
  public void unfoldable() {
    unfoldable++;
  }

  @Override
  public void episode(Episode changed) {}
}
