package dev.crossover.dashboard.query;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.episode.Episode.Resolution;
import dev.crossover.model.event.FollowUp;
import dev.crossover.model.fold.Said;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.stall.Stall;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An alert, and whose it is.
 *
 * @param about the learner as they are now
 * @param episode the alert, open or over
 */
record AlertAbout(LearnerProgress about, Episode episode) {

  /** Who is back within this time is back soon. */
  private static final Duration SOON = Duration.ofDays(14);

  /** By then an open alert has an owner, and a next step. */
  static final Duration OWNED_WITHIN = Duration.ofDays(14);

  private static final Set<Resolution> BACK = EnumSet.of(Resolution.PROGRESS, Resolution.FINISHED);

  /** What was done about the learner while it was open, the oldest first. */
  Stream<Said.Step> steps() {
    return about.said().followUps().stream()
        .filter(f -> within(f.at()))
        .sorted(Comparator.comparing(Said.Step::at));
  }

  /** Whether something at that moment fell into it. */
  boolean within(Instant at) {
    Instant end = episode.resolvedAt();
    return !at.isBefore(episode.openedAt()) && (end == null || !at.isAfter(end));
  }

  /** When somebody first answered it while it was open; null if nobody did. */
  @Nullable Instant answeredAt() {
    return steps().filter(f -> f.what().answers()).map(Said.Step::at).findFirst().orElse(null);
  }

  /** What answers it now, so that nobody need look again yet; null for nothing, and once over. */
  Said.@Nullable Step answer() {
    return episode.open() ? about.said().answer(since(), about.asOf()) : null;
  }

  /** Since when the condition that it is about now has held. */
  private Instant since() {
    return about.stalls().stream().findFirst().map(Stall::from).orElse(episode.openedAt());
  }

  /** Whether somebody ended it by a word: that it is none, or that it is settled. */
  boolean dismissed() {
    return episode.resolution() == Resolution.SETTLED;
  }

  /** Whether that word was that it is no stall. */
  boolean noStall() {
    return dismissed()
        && steps()
                .map(Said.Step::what)
                .filter(what -> what == FollowUp.DISMISSED || what == FollowUp.SETTLED)
                .reduce((_, last) -> last)
                .orElse(null)
            == FollowUp.DISMISSED;
  }

  /** Whether the learner went on within two weeks. */
  boolean backSoon() {
    return backWithin(SOON);
  }

  /** Whether the learner went on within so much time. */
  boolean backWithin(Duration time) {
    return episode.resolution() != null
        && BACK.contains(episode.resolution())
        && lasted(end()).compareTo(time) <= 0;
  }

  /** When one that is over ended. */
  Instant end() {
    return Objects.requireNonNull(episode.resolvedAt());
  }

  /** Whether somebody had talked to the learner before it was open for so long. */
  boolean talkedWithin(Duration time) {
    Instant until = episode.openedAt().plus(time);
    return steps().anyMatch(f -> f.what() == FollowUp.TALKED && !f.at().isAfter(until));
  }

  /** Whether it has been open for longer than that, and nobody has ever answered it. */
  boolean waitsLongerThan(Duration time, Instant now) {
    return episode.open() && lasted(now).compareTo(time) > 0 && answeredAt() == null;
  }

  /** Whether nobody has answered it for so long that who is above should know of it. */
  boolean isUnowned(Instant now) {
    return waitsLongerThan(OWNED_WITHIN, now);
  }

  /** How long it had been open at a moment. */
  Duration lasted(Instant until) {
    return Duration.between(episode.openedAt(), until);
  }
}
