package dev.crossover.analytics.notify;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.stall.Stall;
import java.net.URI;
import java.time.Instant;
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
        case COHORT_ENDED -> name + "'s cohort has ended";
        case PROGRESS -> name + " is moving again";
        case SETTLED -> name + ": settled";
        case null -> name + " is no longer stalled";
      };
    }
    return switch (episode.stall().reason()) {
      case BEHIND -> name + " owes " + episode.stall().unit();
      case BLOCKED_ON_UNIT -> name + " is blocked on " + episode.stall().unit();
      case ASKED_FOR_HELP -> name + " asks for help with " + episode.stall().unit();
      case RAISED -> name + " needs help";
      case NOT_STARTED, QUIET, SLOW_PACE, WAITING_FOR_REVIEW, PREREQUISITE_GAP ->
          name + " is not on track";
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
        + NotifySettings.page(dashboard, "learners/" + episode.learner())
        + "\n";
  }

  private static String opened(Episode episode, String name) {
    Stall stall = episode.stall();
    return switch (stall.reason()) {
      case BEHIND ->
          "%s has not handed in %s, which was due on %s%s%s. Ask what stands in the way."
              .formatted(name, stall.unit(), day(stall.since()), cohort(stall), silence(stall));
      case BLOCKED_ON_UNIT ->
          "%s has failed %s (attempts: %d) and was last on it on %s. An hour with someone who has passed it usually helps."
              .formatted(name, stall.unit(), stall.failedAttempts(), day(stall.since()));
      case ASKED_FOR_HELP ->
          "%s says that they are stuck on %s. Ask what is unclear.".formatted(name, stall.unit());
      case RAISED -> "Somebody says that %s needs help.".formatted(name);
      case NOT_STARTED, QUIET, SLOW_PACE, WAITING_FOR_REVIEW, PREREQUISITE_GAP ->
          "%s is not on track. Ask how it is going.".formatted(name);
    };
  }

  private static String cohort(Stall stall) {
    return stall.share() == null
        ? ""
        : " and which %.0f %% of the cohort have handed in".formatted(100 * stall.share());
  }

  private static String silence(Stall stall) {
    return stall.silentSince() == null
        ? ""
        : "; the last activity was on " + day(stall.silentSince());
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static String resolved(Episode episode, String name) {
    return "Please disregard what we wrote about %s: %s."
        .formatted(
            name,
            switch (episode.resolution()) {
              case ON_LEAVE -> "on leave";
              case FINISHED -> "the plan is finished";
              case LEFT -> "left the cohort";
              case COHORT_ENDED -> "the cohort has ended";
              case PROGRESS -> "there is progress again";
              case SETTLED -> "somebody settled it";
              case null -> "resolved";
            });
  }

  private EpisodeText() {}
}
