package dev.crossover.dashboard.notify;

import dev.crossover.model.learner.Learner;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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

  /** For how long such messages to one person are gathered; zero: each is sent by itself. */
  default Duration gathers(News news) {
    return Duration.ZERO;
  }

  /**
   * Sends messages to the same person as one, by {@link Message#idOf}.
   *
   * @param together in {@link Message#ORDER}; a single one where the channel gathers none
   * @return false if there is nobody to tell
   * @throws Refused if they were not taken
   * @throws Gone if no message is wanted any more
   * @throws IOException if the other side is away: nothing is sent there for a while
   */
  boolean send(List<Message> together) throws IOException, Refused, InterruptedException;

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
