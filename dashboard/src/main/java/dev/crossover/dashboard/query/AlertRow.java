package dev.crossover.dashboard.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.crossover.dashboard.query.Answers.LearnerRow;
import dev.crossover.dashboard.said.FollowUps;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.stall.Stall;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert in the inbox, with the learner as they are now.
 *
 * @param episode its id
 * @param opened the condition that opened it
 * @param unit title of the unit that this names; null for none
 * @param resolvedAt null while it is open
 * @param resolution what ended it; null while it is open
 * @param noStall whether it ended by the word that it is none
 * @param until day from which it is looked at again; null but where it is snoozed
 * @param gain what it would bring if the step that helps works; null where that is not known
 * @param history what happened, the oldest first
 */
record AlertRow(
    String episode,
    @JsonUnwrapped LearnerRow row,
    Stall opened,
    @Nullable String unit,
    Instant openedAt,
    @Nullable Instant resolvedAt,
    Episode.@Nullable Resolution resolution,
    boolean noStall,
    @Nullable LocalDate until,
    IfItWorks.@Nullable Gain gain,
    List<Happening> history) {

  /** What may happen to an alert. */
  enum Turn {
    OPENED,
    FOLLOWED_UP,
    ENDED
  }

  /**
   * Something that happened.
   *
   * @param followUp what was done; null but where somebody did something
   */
  record Happening(Instant at, Turn turn, FollowUps.@Nullable Shown followUp) {}
}
