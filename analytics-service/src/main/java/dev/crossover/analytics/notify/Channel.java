package dev.crossover.analytics.notify;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A way to reach someone. */
interface Channel {

  /** As it stands in delivery ids and metric tags. */
  String name();

  /** Whether it is configured. */
  boolean on();

  /**
   * Sends the news of an episode.
   *
   * @param id the same for each try of the same message
   * @param learner roster entry, or null if there is none any more
   * @return false if there is nobody to tell
   * @throws IOException if it was not taken; it will be tried again
   */
  boolean send(String id, Episode episode, @Nullable Learner learner)
      throws IOException, InterruptedException;
}
