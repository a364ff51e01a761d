package dev.crossover.model;

import java.util.List;

/**
 * Every topic that Crossover reads or writes, declared once. Services meet only here.
 *
 * <p>The number of a durable form is raised when older instances could not read what is written;
 * the samples of all forms so far stay, and are read in the tests.
 */
public final class Topics {

  public static final Topic REQUESTS =
      new Topic(
              "requests",
              "source",
              "a request as it came: its body, and what it holds",
              false,
              true)
          .durable(1);
  public static final Topic LEARNER_LOG =
      new Topic("learner-log", "learner", "LogEntry: all that decides, in one order", false, true)
          .durable(1);
  public static final Topic UNMATCHED_EVENTS =
      new Topic(
              "unmatched-events",
              "account/HASH",
              "LearningEvent of an account nobody claimed",
              false)
          .durable(1);
  public static final Topic SEEN_ACCOUNTS =
      new Topic("seen-accounts", "account/HASH", "Account that events waited for", true).durable(1);
  public static final Topic REJECTED_EVENTS =
      new Topic("rejected-events", "rejection", "what was refused, why, and the original", true)
          .durable(1);
  public static final Topic INTAKE_RESULTS =
      new Topic("intake-results", "source", "IntakeResult: what became of each request", false)
          .durable(1);
  public static final Topic SOURCE_STATUS =
      new Topic("source-status", "source", "SourceStatus: how the source does", true);
  public static final Topic FORWARDING =
      new Topic("forwarding", "source", "Forwarding: how far its statements have gone on", true)
          .durable(1);
  public static final Topic UNCLAIMED_ACCOUNTS =
      new Topic(
          "unclaimed-accounts", "account/HASH", "UnclaimedAccount: events that wait for it", true);
  public static final Topic ACTIVITIES =
      new Topic("activities", "activity", "SeenActivity: events that named it", true);
  public static final Topic PEOPLE =
      new Topic("people", "learner", "roster entry, with name, mail and accounts", true).durable(1);
  public static final Topic RECORDS =
      new Topic("records", "kind/id", "VersionedRecord: what people type", true).durable(1);
  public static final Topic KEY_USES =
      new Topic(
              "key-uses",
              "public half of a key",
              "KeyUse: the day on which it was shown last",
              true)
          .durable(1);
  public static final Topic PLANS =
      new Topic("plans", "plan id", "the newest plan version", true).durable(1);
  public static final Topic ITEM_DIFFICULTIES =
      new Topic("item-difficulties", "plan id", "the newest release of Difficulties", true)
          .durable(1);
  public static final Topic COHORT_NORMS =
      new Topic("cohort-norms", "cohort/plan", "the newest release of CohortNorms", true)
          .durable(1);
  public static final Topic LEARNER_PROGRESS =
      new Topic("learner-progress", "learner", "LearnerSnapshot", true);
  public static final Topic STALL_EPISODES =
      new Topic("stall-episodes", "episode id", "Episode: opened, resolved", true);
  public static final Topic NOTIFICATIONS =
      new Topic("notifications", "message id", "what was sent to whom through which channel", true)
          .durable(1);
  public static final Topic LOOKS =
      new Topic("looks", "learner/day/HASH", "Look: who looked at whom, and how often", true)
          .durable(1);
  public static final Topic PAST_DAYS =
      new Topic(
              "past-days",
              "learner/ID/day or group/COHORT/TEAM/day",
              "PastDay: what was shown",
              true)
          .durable(1);
  public static final Topic TEAM_ALERTS =
      new Topic("team-alerts", "fingerprint", "TeamAlert: what Alertmanager told last", true)
          .durable(1);
  public static final Topic CHANGES =
      new Topic("changes", "always the same", "Change: who changed what, from what, to what", false)
          .keptFor(365)
          .durable(1);
  public static final Topic DEAD_LETTERS =
      new Topic(
              "dead-letters",
              "as it came",
              "what was set aside, and which of it was put back",
              false,
              true)
          .durable(1);

  /** In the order of the data path. */
  public static final List<Topic> ALL =
      List.of(
          REQUESTS,
          LEARNER_LOG,
          UNMATCHED_EVENTS,
          SEEN_ACCOUNTS,
          REJECTED_EVENTS,
          INTAKE_RESULTS,
          SOURCE_STATUS,
          FORWARDING,
          UNCLAIMED_ACCOUNTS,
          ACTIVITIES,
          PEOPLE,
          RECORDS,
          KEY_USES,
          PLANS,
          ITEM_DIFFICULTIES,
          COHORT_NORMS,
          LEARNER_PROGRESS,
          STALL_EPISODES,
          NOTIFICATIONS,
          LOOKS,
          PAST_DAYS,
          TEAM_ALERTS,
          CHANGES,
          DEAD_LETTERS);

  private Topics() {}
}
