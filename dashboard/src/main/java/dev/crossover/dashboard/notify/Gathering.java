package dev.crossover.dashboard.notify;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the episodes that one message tells, by a name of the group. The first episode of a
 * group sets its time. Used by the outbox's thread alone.
 */
final class Gathering {

  private final Map<String, Group> groups = new HashMap<>();

  /** Name of the group that an episode is in. */
  private final Map<String, String> in = new HashMap<>();

  private record Group(Instant end, Set<String> episodes) {}

  /**
   * Adds an episode to a group; it leaves the one that it was in.
   *
   * @param end when the group is told, if it is a new one
   * @return when the group is told
   */
  Instant add(String name, String episode, Instant end) {
    if (!name.equals(in.get(episode))) {
      remove(episode);
      in.put(episode, name);
    }
    Group group = groups.computeIfAbsent(name, _ -> new Group(end, new LinkedHashSet<>()));
    group.episodes().add(episode);
    return group.end();
  }

  /** The group of an episode, if that is to be told now; otherwise nothing. */
  List<String> due(String episode, Instant now) {
    Group group = groups.get(in.getOrDefault(episode, ""));
    return group == null || group.end().isAfter(now) ? List.of() : List.copyOf(group.episodes());
  }

  /** The episode is in no group any more. */
  void remove(String episode) {
    @Nullable String name = in.remove(episode);
    Group group = name == null ? null : groups.get(name);
    if (group != null) {
      group.episodes().remove(episode);
      if (group.episodes().isEmpty()) {
        groups.remove(name);
      }
    }
  }
}
