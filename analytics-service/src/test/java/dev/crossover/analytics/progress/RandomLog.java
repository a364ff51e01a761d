package dev.crossover.analytics.progress;

import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.learner.Leave;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.stall.CohortNorms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Logs of three learners: everything that may stand on one, in bursts and with pauses of days. */
final class RandomLog {

  static final List<String> LEARNERS = List.of("ada", "bo", "cy");

  private static final List<String> ACTIVITIES =
      List.of(Samples.READING, Samples.QUIZ, Samples.PROJECT, "https://lms.example/other");

  /** An entry, its key, and when it was appended. */
  record Entry(String key, LogEntry entry, Instant at) {}

  static List<Entry> of(Random random) {
    Instant at = Samples.START.atStartOfDay(ZoneOffset.UTC).toInstant();
    List<Entry> log = new ArrayList<>();
    Map<String, LearningEvent> known = new LinkedHashMap<>();
    int entries = 5 + random.nextInt(60);
    int version = 0;
    for (int i = 0; i < entries; i++) {
      at = at.plus(pause(random));
      String learner = LEARNERS.get(random.nextInt(LEARNERS.size()));
      LogEntry entry =
          switch (random.nextInt(14)) {
            case 0, 1 -> new LogEntry.Enrolled(enrolment(random));
            case 2 -> new LogEntry.PlanReleased(plan(++version));
            case 3 -> new LogEntry.DifficultiesReleased("small", harder(i + 1));
            case 4 -> random.nextInt(3) == 0 ? new LogEntry.Erased() : new LogEntry.Ticked(0);
            case 5, 6 -> new LogEntry.NormsReleased("spring/small", norms(random, i + 1, at));
            default -> new LogEntry.Happened(event(random, learner, "e" + i, at, known));
          };
      log.add(new Entry(learner, entry, at));
    }
    log.add(new Entry("0", new LogEntry.Ticked(0), at.plus(Duration.ofDays(random.nextInt(30)))));
    return log;
  }

  /** Much comes at once; now and then nothing comes for days. */
  private static Duration pause(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> Duration.ofDays(random.nextInt(9));
      case 1 -> Duration.ofHours(random.nextInt(48));
      case 2 -> Duration.ofSeconds(random.nextInt(90));
      default -> Duration.ofMillis(random.nextInt(900));
    };
  }

  private static Enrolment enrolment(Random random) {
    List<Leave> leave = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      LocalDate first = Samples.START.plusDays(random.nextInt(40));
      LocalDate last = first.plusDays(random.nextInt(9));
      leave.add(
          switch (random.nextInt(3)) {
            case 0 -> Leave.holiday(first);
            case 1 -> Leave.partTime(first, last, 0.5);
            default -> new Leave(first, last);
          });
    }
    return new Enrolment(
        random.nextInt(6) == 0 ? "autumn" : "spring",
        random.nextBoolean() ? "red" : "blue",
        random.nextInt(8) == 0 ? "unpublished" : "small",
        Samples.START.plusDays(random.nextInt(5)),
        10,
        random.nextBoolean() ? Background.ML_ENGINEER : Background.SOFTWARE_ENGINEER,
        leave,
        null,
        random.nextBoolean() ? null : ZoneId.of("America/New_York"));
  }

  /** Every other version knows nothing of the quiz's activity. */
  static Plan plan(int version) {
    Plan p =
        Samples.PLAN.with(
            version,
            u ->
                u.activities().contains(Samples.QUIZ) && version % 2 == 0
                    ? u.with(List.of("https://lms.example/quiz/other"))
                    : u);
    return new Plan(
        p.id(),
        version,
        p.title() + version,
        p.description(),
        10,
        p.phases(),
        p.skills(),
        p.roles(),
        p.skip(),
        p.interview(),
        p.guidance());
  }

  /** Of cohorts too small, asleep, awake, and such as are over or soon will be. */
  private static CohortNorms norms(Random random, int version, Instant at) {
    int members = 3 + random.nextInt(8);
    LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return new CohortNorms(
        version,
        members,
        Map.of("quiz", random.nextInt(members + 1), "project", random.nextInt(members + 1)),
        Map.of(today.minusDays(random.nextInt(12)), random.nextInt(members + 1)),
        today.plusDays(random.nextInt(8) == 0 ? random.nextInt(5) : 300),
        Map.of(0, at),
        Map.of("lms", new CohortNorms.Sourced(members, today.minusDays(random.nextInt(5)))));
  }

  private static Difficulties harder(int version) {
    return new Difficulties(
        version, 100L * version, Map.of(Samples.QUIZ, version / 10.0), Map.of(), Map.of(), 0);
  }

  private static LearningEvent event(
      Random random, String learner, String id, Instant at, Map<String, LearningEvent> known) {
    List<LearningEvent> own =
        known.values().stream().filter(e -> learner.equals(e.learner())).toList();
    if (!own.isEmpty() && random.nextInt(6) == 0) {
      return own.get(random.nextInt(own.size()));
    }
    Instant occurred =
        switch (random.nextInt(5)) {
          case 0 -> at.minus(Duration.ofDays(random.nextInt(12)));
          case 1 -> at.minusSeconds(random.nextInt(120));
          default -> at.minusMillis(random.nextInt(3));
        };
    Fact fact =
        switch (random.nextInt(9)) {
          case 0 -> new Fact.Completed();
          case 1, 2, 3 -> new Fact.Graded(random.nextInt(10) / 10.0, null, Grader.AUTOMATIC);
          case 4 -> random.nextInt(4) == 0 ? new Fact.Left() : new Fact.Enrolled();
          case 5 ->
              own.isEmpty()
                  ? new Fact.Started()
                  : new Fact.Voided(own.get(random.nextInt(own.size())).id());
          default -> new Fact.Active();
        };
    String activity = ACTIVITIES.get(random.nextInt(ACTIVITIES.size()));
    LearningEvent event =
        new LearningEvent(id, learner, "lms", occurred, occurred, activity, null, fact);
    known.put(id, event);
    return event;
  }

  private RandomLog() {}
}
