package dev.crossover.dashboard.notify;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Of which episodes each person is told soon, so that it is told in one message; of one thread
 * alone. The first of them says when.
 */
final class Gathering {

  private final Map<String, Gathered> byPerson = new HashMap<>();

  private record Gathered(Instant end, Set<String> episodes) {}

  /**
   * Adds an episode, which may be there already.
   *
   * @param end when its person is told where nothing else waits for them
   * @return when they are told of all
   */
  Instant add(String person, String episode, Instant end) {
    Gathered theirs = byPerson.get(person);
    if (theirs == null || !theirs.episodes().contains(episode)) {
      remove(episode);
      theirs = byPerson.computeIfAbsent(person, _ -> new Gathered(end, new TreeSet<>()));
      theirs.episodes().add(episode);
    }
    return theirs.end();
  }

  /** All that a person is told of with the next message. */
  List<String> of(String person) {
    Gathered theirs = byPerson.get(person);
    return theirs == null ? List.of() : List.copyOf(theirs.episodes());
  }

  /** Nobody is told of that episode soon, or somebody was. */
  void remove(String episode) {
    byPerson
        .values()
        .removeIf(theirs -> theirs.episodes().remove(episode) && theirs.episodes().isEmpty());
  }
}
