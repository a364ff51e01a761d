package dev.crossover.dashboard.digest;

import dev.crossover.dashboard.digest.Digest.Became;
import dev.crossover.dashboard.digest.Digest.Lacking;
import dev.crossover.dashboard.digest.Digest.Outcome;
import dev.crossover.dashboard.digest.Digest.Person;
import dev.crossover.dashboard.digest.Digest.Silent;
import dev.crossover.dashboard.digest.Digest.Team;
import dev.crossover.dashboard.digest.Digest.Then;
import dev.crossover.dashboard.query.IfItWorks;
import dev.crossover.model.forecast.TeamForecast.Heads;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.stall.StallReason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Digests of Monday, 23 November 2026, of 23 people. */
final class DigestSamples {

  /** What somebody may be called. */
  static final String NAME = "<b>O'Neil & \"Co\"</b>";

  static final DigestLinks LINKS =
      new DigestLinks("https://learn.example/x/", "https://learn.example/x/settings?stop=digest");

  /** Nothing to do, and nothing new. */
  static final Digest NOTHING = digest(0, Map.of(), null, null, List.of(), 0, List.of());

  /** Whoever can be named in it is called {@link #NAME}, and so is what they do. */
  static final Digest FULL =
      digest(
          10,
          Map.of(StallReason.QUIET, 3, StallReason.SLOW_PACE, 1),
          new Heads(9, 11, 12, 13),
          new Then(12, 23),
          List.of(
              became(Outcome.WAITS, null, false),
              became(Outcome.PASSED, null, false),
              became(Outcome.DONE, 0, true),
              became(Outcome.FINISHED, 1, false),
              became(Outcome.CAME_BACK, 2, true)),
          7,
          List.of(
              new Silent("moodle", Instant.parse("2026-11-13T08:10:00Z"), 4),
              new Silent(NAME, Instant.parse("2025-12-28T08:10:00Z"), 1)));

  /** What became of somebody. */
  static Became became(Outcome outcome, @Nullable Integer daysAfterTalk, boolean yours) {
    Instant since = outcome == Outcome.WAITS ? Instant.parse("2026-11-19T10:00:00Z") : null;
    return new Became("id", NAME, outcome, "Project 2: " + NAME, since, daysAfterTalk, yours);
  }

  /**
   * A digest.
   *
   * @param needYou people who need the manager; at most six of them are named
   */
  static Digest digest(
      int needYou,
      Map<StallReason, Integer> rest,
      @Nullable Heads onTime,
      @Nullable Then lastMonday,
      List<Became> became,
      int becameMore,
      List<Silent> silent) {
    return new Digest(
        LocalDate.parse("2026-11-23"),
        Instant.parse("2026-11-23T08:00:00Z"),
        ZoneOffset.UTC,
        List.of(new Team("demo", "atlas"), new Team("demo", NAME)),
        23,
        2,
        needYou,
        onTime,
        onTime == null ? 0 : 23,
        lastMonday,
        IntStream.range(0, Math.min(needYou, 6)).mapToObj(DigestSamples::person).toList(),
        rest,
        became,
        becameMore,
        List.of(
            new Lacking("orchestration", "Agent orchestration: several at work", 2, 23),
            new Lacking("economics", NAME, 0, 23),
            new Lacking("vectors", "Vector databases", 5, 20)),
        silent);
  }

  private static Person person(int place) {
    return new Person(
        "a/" + place,
        NAME,
        "demo",
        NAME,
        LearnerState.STALLED,
        StallReason.BLOCKED_ON_UNIT,
        "Blocked on “%s”: 9 failed attempts, last worked on 2 days ago; 12 plan hours due and not done"
            .formatted(NAME),
        "Pair with " + NAME + " (offers to help), who passed it",
        "If it works, with " + NAME + " done: on time 30 % → 55 %",
        place == 1,
        List.of(NAME),
        12,
        new IfItWorks.Gain(NAME, 0.3, 0.55));
  }

  private DigestSamples() {}
}
