package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.stall.Stall;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What there is to tell of an episode: each once through a channel. */
enum News {
  /** It has opened: to the learner, before anybody else. */
  LEARNER_FIRST,
  /** It has opened. */
  OPENED,
  /** It got worse, or nobody has answered for a week. */
  AGAIN,
  /** It is over; told singly to whom something of it was told singly. */
  RESOLVED;

  /** Without an answer for so long it is told once more. */
  static final Duration UNANSWERED = Duration.ofDays(7);

  /** Failed attempts more, from which it is worse. */
  private static final int ATTEMPTS = 3;

  /** Id of the message, the same for each try of it. */
  String id(Episode episode, String channel) {
    return episode.id() + "/" + name().toLowerCase(Locale.ROOT) + "/" + channel;
  }

  /**
   * What is to be told now.
   *
   * @param now the condition as it holds now; null where none does
   * @param answered whether somebody has answered since it opened
   * @param learnerFirst whether the learner is to be told before their manager
   * @param told what became of the message about something; null where there was none
   * @param maxAge what opened longer ago is no news
   * @return null for nothing
   */
  static @Nullable News due(
      Episode episode,
      @Nullable Stall now,
      boolean answered,
      boolean learnerFirst,
      Function<News, @Nullable Delivery> told,
      Instant at,
      Duration maxAge) {
    Delivery opened = told.apply(OPENED);
    if (opened == null) {
      boolean begun = told.apply(LEARNER_FIRST) != null;
      boolean news = episode.open() && (begun || episode.openedAt().isAfter(at.minus(maxAge)));
      return !news ? null : learnerFirst && !begun ? LEARNER_FIRST : OPENED;
    }
    Instant since = opened.toldAt();
    if (since == null) {
      return null;
    }
    if (!episode.open()) {
      boolean singly = opened.sentAt() != null || wasSent(told.apply(AGAIN));
      return singly && told.apply(RESOLVED) == null ? RESOLVED : null;
    }
    boolean late = !since.plus(UNANSWERED).isAfter(at);
    return !answered && told.apply(AGAIN) == null && (late || worse(episode, now)) ? AGAIN : null;
  }

  private static boolean wasSent(@Nullable Delivery delivery) {
    return delivery != null && delivery.sentAt() != null;
  }

  private static boolean worse(Episode episode, @Nullable Stall now) {
    return now != null
        && (now.reason() != episode.stall().reason()
            || now.failedAttempts() >= episode.stall().failedAttempts() + ATTEMPTS);
  }
}
