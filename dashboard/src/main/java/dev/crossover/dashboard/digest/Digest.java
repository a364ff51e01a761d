package dev.crossover.dashboard.digest;

import dev.crossover.dashboard.query.IfItWorks;
import dev.crossover.model.forecast.TeamForecast;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.stall.StallReason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a manager is told on a Monday. Everybody in it is one of their own people, and counts are
 * those of the first page.
 *
 * @param monday of the running week
 * @param asOf when it was made
 * @param zone of who reads it
 * @param teams in which they have people, the most urgent first
 * @param total people whom they look after
 * @param ready how many of them are ready
 * @param needYou how many of them need the manager
 * @param onTime how many of them will be done by their own target; null without a forecast
 * @param counted people with a forecast
 * @param lastMonday the same as it was said a week before; null where nothing was kept
 * @param people the first of those who need the manager, the most urgent first
 * @param rest the others of them, by their first reason
 * @param became what became of alerts that were open in the last seven days
 * @param becameMore of how many more people something could be said
 * @param lacking what most is missing, the most first
 * @param silent sources of their people that have fallen silent
 */
public record Digest(
    LocalDate monday,
    Instant asOf,
    ZoneId zone,
    List<Team> teams,
    int total,
    int ready,
    int needYou,
    TeamForecast.@Nullable Heads onTime,
    int counted,
    @Nullable Then lastMonday,
    List<Person> people,
    Map<StallReason, Integer> rest,
    List<Became> became,
    int becameMore,
    List<Lacking> lacking,
    List<Silent> silent) {

  /** A team by its name, and the cohort that it is of. */
  public record Team(String cohort, String team) {}

  /**
   * What was said then of those who are looked after now.
   *
   * @param onTime how many of them would be done by their own target, as likely as not
   * @param counted those of whom it was said
   */
  public record Then(int onTime, int counted) {}

  /**
   * Somebody who needs the manager.
   *
   * @param reason the first
   * @param why in words, with what it costs so far
   * @param step one, in words
   * @param ifItWorks what the step would bring, in words; null where that is not known
   * @param yourTurn whether what waits is a review of the manager's
   * @param helpers some who can help
   * @param hoursDue hours of the plan that are due and not done
   * @param gain what the step would bring; null where that is not known
   */
  public record Person(
      String learner,
      String name,
      String cohort,
      String team,
      LearnerState state,
      StallReason reason,
      String why,
      String step,
      @Nullable String ifItWorks,
      boolean yourTurn,
      List<String> helpers,
      double hoursDue,
      IfItWorks.@Nullable Gain gain) {}

  /** How an alert went on; the first that holds. */
  public enum Outcome {
    /** What was handed in waits for the manager. */
    WAITS,
    /** The unit that was failed is passed. */
    PASSED,
    /** The unit that was open is done. */
    DONE,
    /** Every unit is done. */
    FINISHED,
    /** Began, after nothing at all. */
    BEGAN,
    /** Works on. */
    CAME_BACK
  }

  /**
   * What became of an alert.
   *
   * @param unit title of the unit it was about; null where it was about none
   * @param since when what waits was handed in; null where nothing waits
   * @param daysAfterTalk days from the last talk before the end, 0 for the same day; null where
   *     nobody wrote a talk down. What caused what is not known
   * @param yourTalk whether that was the manager's
   */
  public record Became(
      String learner,
      String name,
      Outcome outcome,
      @Nullable String unit,
      @Nullable Instant since,
      @Nullable Integer daysAfterTalk,
      boolean yourTalk) {}

  /**
   * A skill that is short.
   *
   * @param shown people of whom results show some of it
   * @param learners people to whom their plan teaches it
   */
  public record Lacking(String skill, String title, int shown, int learners) {}

  /**
   * A source that is silent.
   *
   * @param since its last event
   * @param learners people whose newest activity it brought
   */
  public record Silent(String source, Instant since, int learners) {}

  public Digest {
    teams = List.copyOf(teams);
    people = List.copyOf(people);
    rest = Map.copyOf(rest);
    became = List.copyOf(became);
    lacking = List.copyOf(lacking);
    silent = List.copyOf(silent);
  }

  /** Whether there is nothing to do and nothing new: one line says so. */
  boolean nothingToSay() {
    boolean moved =
        onTime != null
            && lastMonday != null
            && (onTime.p50() != lastMonday.onTime() || counted != lastMonday.counted());
    return needYou == 0 && became.isEmpty() && silent.isEmpty() && !moved;
  }
}
