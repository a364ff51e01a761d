package dev.crossover.standalone.evaluation;

import dev.crossover.model.learner.Calendar;
import dev.crossover.model.progress.Urgency;
import dev.crossover.model.stall.CohortMember;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.model.stall.StallConditions;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.standalone.evaluation.LearningHistory.Checkpoint;
import dev.crossover.standalone.evaluation.LearningHistory.Enrolled;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A history, day by day through the product's own rules: what was not known before a day is not
 * looked at on it.
 *
 * @param learners everyone who was there on some day
 */
record StallReplay(List<Learner> learners) {

  /**
   * One learner.
   *
   * @param enrolled as the history has them
   * @param days from day 1 on, where they were there
   */
  record Learner(Enrolled enrolled, List<Day> days) {

    boolean finished() {
      return enrolled.finished();
    }
  }

  /** All histories are laid on one date; only differences matter. */
  private static final LocalDate FIRST = LocalDate.parse("2013-01-01");

  static final int WEEK = 7;

  /** Who has an open alert is first in lists. */
  private static final double ALERTED = 1_000;

  /** A history comes from one place. */
  private static final String SOURCE = "history";

  /** Nobody of a history is on leave. */
  private static final Calendar CALENDAR = new Calendar(FIRST, List.of());

  /**
   * One learner on one day.
   *
   * @param day from 1
   * @param open whether an alert is open
   * @param opened whether it was opened on that day
   * @param risk place in the order of lists: more is more urgent
   */
  record Day(int day, boolean open, boolean opened, double risk) {

    boolean endsWeek() {
      return day % WEEK == 0;
    }
  }

  /**
   * What is looked at, of one learner on one day.
   *
   * @param place of the learner in the cohort's list
   * @param norms of the cohort on that day
   */
  record Standing(
      int place,
      Enrolled learner,
      int day,
      List<StallConditions.Owed> owed,
      List<StallConditions.Failed> failed,
      CohortNorms norms) {

    int silentDays() {
      return day - learner.silentSince(day);
    }

    /** Checkpoints that were due before the day and were not handed in before it. */
    long missed() {
      return owed.stream().filter(o -> !o.due().isAfter(at(day))).count();
    }

    StallConditions conditions(StallLimits limits) {
      return new StallConditions(
          owed,
          failed,
          at(learner.silentSince(day)),
          SOURCE,
          at(0),
          CALENDAR,
          limits,
          List.of(),
          null);
    }

    double risk() {
      double share =
          owed.stream()
              .filter(o -> !o.due().isAfter(at(day)))
              .mapToDouble(o -> o.share() == null ? 1 : o.share())
              .sum();
      double result =
          learner.handedIn().entrySet().stream()
              .filter(e -> e.getValue() < day && learner.scores().containsKey(e.getKey()))
              .mapToDouble(e -> learner.scores().get(e.getKey()))
              .average()
              .orElse(Urgency.USUAL_RESULT);
      double active = Math.min(1, learner.activeDays(day) / (double) day);
      return Urgency.risk(share, silentDays(), result, active);
    }
  }

  /** What says whether an alert is open, and whether it would stay so. */
  interface Rule {

    boolean opens(Standing standing);

    boolean stays(Standing standing);
  }

  /** The product's own conditions. */
  static Rule shipped(StallLimits limits) {
    return new Rule() {
      @Override
      public boolean opens(Standing s) {
        return !s.conditions(limits).holding(at(s.day()), s.norms()).isEmpty();
      }

      @Override
      public boolean stays(Standing s) {
        return s.conditions(limits).anyHolds(at(s.day()));
      }
    };
  }

  /** Every learner on every day. */
  static StallReplay of(List<LearningHistory> cohorts, Rule rule) {
    return new StallReplay(
        cohorts.parallelStream().flatMap(cohort -> learners(cohort, rule).stream()).toList());
  }

  /** The learners of several replays. */
  static StallReplay joined(List<StallReplay> replays) {
    return new StallReplay(replays.stream().flatMap(r -> r.learners().stream()).toList());
  }

  /** As many learners, drawn at random, some of them several times. */
  StallReplay drawn(RandomGenerator random) {
    List<Learner> drawn = new ArrayList<>();
    for (int i = 0; i < learners.size(); i++) {
      drawn.add(learners.get(random.nextInt(learners.size())));
    }
    return new StallReplay(drawn);
  }

  private static List<Learner> learners(LearningHistory cohort, Rule rule) {
    List<Learner> all =
        cohort.learners().stream().map(one -> new Learner(one, new ArrayList<>())).toList();
    BitSet open = new BitSet();
    for (int day = 1; day <= Math.min(LearningHistory.DAYS, cohort.length()); day++) {
      for (Standing s : standings(cohort, day)) {
        boolean was = open.get(s.place());
        boolean now = was ? rule.stays(s) : rule.opens(s);
        open.set(s.place(), now);
        double risk = day % WEEK == 0 ? s.risk() + (now ? ALERTED : 0) : 0;
        all.get(s.place()).days().add(new Day(day, now, now && !was, risk));
      }
    }
    return all.stream().filter(one -> !one.days().isEmpty()).toList();
  }

  /** Everyone of a cohort who is there on a day. */
  static List<Standing> standings(LearningHistory cohort, int day) {
    List<Enrolled> all = cohort.learners();
    int[] there = IntStream.range(0, all.size()).filter(i -> all.get(i).there(day)).toArray();
    if (there.length == 0) {
      return List.of();
    }
    CohortNorms norms =
        CohortNorms.of(
            1, IntStream.of(there).mapToObj(i -> member(all.get(i), day)).toList(), Map.of());
    return IntStream.of(there).mapToObj(i -> standing(cohort, i, day, norms)).toList();
  }

  private static CohortMember member(Enrolled learner, int day) {
    Integer last = learner.lastActive(day);
    return new CohortMember(
        learner.handedIn().entrySet().stream()
            .filter(e -> e.getValue() < day)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()),
        last == null ? null : FIRST.plusDays(last),
        false,
        false,
        FIRST.plusYears(2),
        null,
        SOURCE);
  }

  private static Standing standing(LearningHistory cohort, int place, int day, CohortNorms norms) {
    Enrolled learner = cohort.learners().get(place);
    List<StallConditions.Owed> owed = new ArrayList<>();
    List<StallConditions.Failed> failed = new ArrayList<>();
    for (Checkpoint c : cohort.checkpoints()) {
      int handedIn = learner.handedIn().getOrDefault(c.id(), LearningHistory.NEVER);
      if (handedIn >= day) {
        owed.add(new StallConditions.Owed(c.id(), at(c.due()), norms.share(c.id())));
        continue;
      }
      @Nullable Double score = learner.scores().get(c.id());
      if (score != null && score < LearningHistory.PASS) {
        failed.add(new StallConditions.Failed(c.id(), 1, at(handedIn), null));
      }
    }
    return new Standing(place, learner, day, owed, failed, norms);
  }

  private static Instant at(int day) {
    return FIRST.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofDays(day));
  }
}
