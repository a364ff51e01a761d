package dev.crossover.analytics.notify;

import dev.crossover.model.episode.Episode;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What a manager reads of an episode: what holds, since when, what to do, where to look. */
final class EpisodeText {

  static String subject(Episode episode, String name) {
    if (!episode.open()) {
      return switch (episode.resolution()) {
        case ON_LEAVE -> name + " is on leave";
        case FINISHED -> name + " has finished the plan";
        case LEFT -> name + " has left the cohort";
        case PROGRESS -> name + " is moving again";
        case null -> name + " is no longer stalled";
      };
    }
    return switch (episode.stall().reason()) {
      case NOT_STARTED -> name + " has not started";
      case QUIET -> name + " has been quiet for " + silentDays(episode) + " days";
      case BLOCKED_ON_UNIT -> name + " is stuck on " + episode.stall().unit();
    };
  }

  static String body(Episode episode, String name, URI dashboard) {
    String what = episode.open() ? opened(episode, name) : resolved(episode, name);
    return what
        + "\n\nTeam "
        + episode.team()
        + ", cohort "
        + episode.cohort()
        + "\n"
        + dashboard.resolve("/learners/" + episode.learner())
        + "\n";
  }

  private static String opened(Episode episode, String name) {
    LocalDate since = LocalDate.ofInstant(episode.stall().since(), ZoneOffset.UTC);
    return switch (episode.stall().reason()) {
      case NOT_STARTED ->
          "Nothing has come from %s since the plan began on %s. Ask whether access works and time is set aside."
              .formatted(name, since);
      case QUIET ->
          "The last activity of %s was on %s. Most silences end by themselves; ask how it is going."
              .formatted(name, since);
      case BLOCKED_ON_UNIT ->
          "%s has failed %d attempts on %s. An hour with someone who has passed it usually helps."
              .formatted(name, episode.stall().failedAttempts(), episode.stall().unit());
    };
  }

  private static String resolved(Episode episode, String name) {
    return "What we wrote about %s no longer holds (%s)."
        .formatted(
            name,
            switch (episode.resolution()) {
              case ON_LEAVE -> "on leave";
              case FINISHED -> "the plan is finished";
              case LEFT -> "left the cohort";
              case PROGRESS -> "there is progress again";
              case null -> "resolved";
            });
  }

  private static long silentDays(Episode episode) {
    return Duration.between(episode.stall().since(), episode.openedAt()).toDays();
  }

  private EpisodeText() {}
}
