package dev.crossover.dashboard.notify;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.record.User;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell of an episode through a channel.
 *
 * @param id the same for each try of it
 * @param opened id of the message in which who is told this read of its beginning; null where they
 *     did not
 * @param learner roster entry, or null if there is none any more
 * @param to who is told; null for nobody in person
 */
record Message(
    String id,
    @Nullable String opened,
    News news,
    Episode episode,
    @Nullable Learner learner,
    @Nullable String to) {

  /** As they stand in one mail: what is over comes last, and what began first comes first. */
  static final Comparator<Message> ORDER =
      Comparator.comparing((Message m) -> m.news() == News.RESOLVED)
          .thenComparing(m -> m.episode().openedAt())
          .thenComparing(Message::id);

  /** Hash of who is told; null for nobody in person. */
  @Nullable String toHash() {
    return to == null ? null : User.hash(to);
  }
}
