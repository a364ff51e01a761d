package dev.crossover.model.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What somebody who looks after a learner did about them. */
public enum FollowUp {
  /** Has seen it. */
  @JsonProperty("acknowledged")
  ACKNOWLEDGED,
  /** Talked to the learner. */
  @JsonProperty("talked")
  TALKED,
  /** Will look again on a day. */
  @JsonProperty("snoozed")
  SNOOZED,
  /** Says that what alerted is no stall; it does not alert again. */
  @JsonProperty("dismissed")
  DISMISSED,
  /** Wrote something down. */
  @JsonProperty("noted")
  NOTED,
  /** Says that the learner needs help, whatever the conditions say. */
  @JsonProperty("raised")
  RAISED,
  /** Says that what was raised or asked for is settled. */
  @JsonProperty("settled")
  SETTLED;

  /** Whether it answers an alert, so that nobody else need; a note and a cry for help do not. */
  public boolean answers() {
    return switch (this) {
      case ACKNOWLEDGED, TALKED, SNOOZED, DISMISSED, SETTLED -> true;
      case NOTED, RAISED -> false;
    };
  }
}
