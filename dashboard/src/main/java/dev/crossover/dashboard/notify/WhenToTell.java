package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.dashboard.notices.NoticePreferences;
import dev.crossover.model.record.SingleNotices;
import dev.crossover.model.stall.StallReason;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a person is told of something now, later or by the weekly digest. */
sealed interface WhenToTell {

  /** Of an hour. */
  Duration QUARTER = Duration.ofMinutes(15);

  /** Somebody says so: nobody would want to read it a week later. */
  Set<StallReason> SAID = EnumSet.of(StallReason.ASKED_FOR_HELP, StallReason.RAISED);

  /** At once. */
  record Now() implements WhenToTell {}

  /** At that moment, when it is asked again. */
  record At(Instant moment) implements WhenToTell {}

  /** By the digest, and not singly. */
  record InDigest() implements WhenToTell {}

  /**
   * When somebody is told. What ends was told singly when it began, so its end is, too; on a day
   * with too many it waits for the next one.
   *
   * @param opened why the episode opened
   * @param digest whether who is told gets a digest that says it, too
   * @param preferences of who is told
   * @param full whether they got as many messages on this day of theirs as anybody gets
   */
  static WhenToTell of(
      News news,
      StallReason opened,
      boolean digest,
      NoticePreferences preferences,
      boolean full,
      Instant now) {
    boolean wanted = preferences.single() != SingleNotices.NONE && !digest;
    if (!wanted && !singly(news, opened, preferences.single())) {
      return new InDigest();
    }
    Instant awake = preferences.notQuiet(now);
    if (awake.isAfter(now)) {
      return new At(awake);
    }
    if (!full) {
      return new Now();
    }
    return news == News.RESOLVED || SAID.contains(opened) || !digest || !preferences.digest()
        ? new At(preferences.notQuiet(preferences.dayAfter(now)))
        : new InDigest();
  }

  private static boolean singly(News news, StallReason opened, SingleNotices wanted) {
    return switch (wanted) {
      case NONE -> false;
      case ALL -> true;
      case URGENT -> news != News.OPENED || SAID.contains(opened);
    };
  }

  /**
   * What holds for a manager whose learner was told first: they are told after a while, and by the
   * digest alone where the learner has said something meanwhile. It is told at a quarter of an
   * hour, so that what began at about the same time is told as one.
   *
   * @param first what became of the message to the learner; null where there is none
   * @param spoke whether somebody has said something of the learner since
   * @return null where it holds nobody up
   */
  static @Nullable WhenToTell afterLearner(
      @Nullable Delivery first, Duration wait, boolean spoke, Instant now) {
    if (first == null || first.sentAt() == null) {
      return null;
    }
    if (spoke) {
      return new InDigest();
    }
    long quarters = Math.ceilDiv(first.sentAt().plus(wait).toEpochMilli(), QUARTER.toMillis());
    Instant over = Instant.ofEpochMilli(quarters * QUARTER.toMillis());
    return over.isAfter(now) ? new At(over) : null;
  }
}
