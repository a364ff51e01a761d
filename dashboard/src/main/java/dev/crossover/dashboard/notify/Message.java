package dev.crossover.dashboard.notify;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.record.User;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
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

  /**
   * As they stand in one mail: first what somebody says, last what is over, and of both the oldest
   * first.
   */
  static final Comparator<Message> ORDER =
      Comparator.comparing((Message m) -> m.news() == News.RESOLVED)
          .thenComparing(m -> !WhenToTell.SAID.contains(m.episode().stall().reason()))
          .thenComparing(m -> m.episode().openedAt())
          .thenComparing(Message::id);

  /** Id of what is sent as one: the same for the same messages, another one for others. */
  static String idOf(List<Message> together) {
    if (together.size() == 1) {
      return together.getFirst().id();
    }
    String ids = together.stream().map(Message::id).collect(Collectors.joining("\n"));
    return "together/" + UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether its beginning was a message by itself: then both have one subject. */
  boolean sameSubject() {
    return opened != null && opened.startsWith(episode.id() + "/");
  }

  /** Hash of who is told; null for nobody in person. */
  @Nullable String toHash() {
    return to == null ? null : User.hash(to);
  }
}
