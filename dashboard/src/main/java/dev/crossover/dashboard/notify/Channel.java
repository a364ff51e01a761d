package dev.crossover.dashboard.notify;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A way to reach someone. */
interface Channel {

  /** As it stands in delivery ids and metric tags. */
  String name();

  /** Whether what goes through it says who it is about. */
  default boolean names() {
    return true;
  }

  /** Whether it is configured. */
  boolean on();

  /**
   * Who is told; null for nobody in person, who has no preferences.
   *
   * @param learner roster entry, or null if there is none any more
   */
  default @Nullable String person(News news, @Nullable Learner learner) {
    return null;
  }

  /**
   * Sends the news of an episode.
   *
   * @param id the same for each try of the same message
   * @param opened the id of the message about its beginning; null where that was not sent
   * @param learner roster entry, or null if there is none any more
   * @return false if there is nobody to tell
   * @throws Refused if this message was not taken
   * @throws Gone if no message is wanted any more
   * @throws IOException if the other side is away: nothing is sent there for a while
   */
  boolean send(
      String id, @Nullable String opened, News news, Episode episode, @Nullable Learner learner)
      throws IOException, Refused, InterruptedException;

  /** The other side wants no message any more: nothing is sent there until the service restarts. */
  final class Gone extends IOException {

    private static final long serialVersionUID = 1;

    Gone(String problem) {
      super(problem);
    }
  }

  /** A message that was not taken. */
  final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean forGood;
    private final transient @Nullable Duration after;

    /**
     * A refusal.
     *
     * @param problem what the other side said, without a person in it
     * @param forGood whether it will not be taken later, either
     * @param after when the other side wants to be asked again; null where it does not say
     */
    Refused(String problem, boolean forGood, @Nullable Duration after) {
      super(problem);
      this.forGood = forGood;
      this.after = after;
    }

    boolean forGood() {
      return forGood;
    }

    @Nullable Duration after() {
      return after;
    }
  }
}
