package dev.crossover.model.explain;

import static dev.crossover.model.Samples.BASIS;
import static dev.crossover.model.Samples.INDEX;
import static dev.crossover.model.Samples.PLAN;
import static dev.crossover.model.Samples.PROJECT;
import static dev.crossover.model.Samples.QUIZ;
import static dev.crossover.model.Samples.READING;
import static dev.crossover.model.Samples.ada;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.forecast.Forecast;
import dev.crossover.model.forecast.MemberForecast;
import dev.crossover.model.forecast.WeekCounts;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.unit.Done;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is said of a figure gives the figure, and one step more is one event more. */
class ExplanationProperties {

  private static final double HAIR = 1e-9;
  private static final WeekCounts COUNTS = counts();
  private static final List<String> PLACES = List.of(READING, QUIZ, PROJECT);

  @Property
  void whatAFigureIsMadeOfGivesTheFigure(
      @ForAll @IntRange(max = 14) int events,
      @ForAll long seed,
      @ForAll @IntRange(max = 99) int on) {
    List<LearningEvent> all = any(events, new Random(seed));
    Instant now = day(on + 15);
    LearnerSnapshot snapshot = snapshot(all);
    LearnerProgress progress = LearnerProgress.of(INDEX, snapshot, null, now);
    Explanation shown = Explanation.of(Explanation.SHOWN, INDEX, snapshot, progress, null);
    assertThat(shown.value()).isEqualTo(progress.readiness().shown());
    double sum = 0;
    for (Explanation.SkillPart part : shown.skills()) {
      assertThat(part.adds())
          .isEqualTo(part.weight() * Math.min(1, part.level() / part.required()), within(HAIR));
      sum += part.adds();
      Explanation level =
          Explanation.of(Explanation.SKILL + part.skill(), INDEX, snapshot, progress, null);
      assertThat(level.value()).isEqualTo(part.level());
      requireBound(level);
    }
    assertThat(sum).isEqualTo(shown.value(), within(HAIR));
    Explanation gap = Explanation.of(Explanation.GAP, INDEX, snapshot, progress, null);
    Explanation.Schedule schedule = Objects.requireNonNull(gap.schedule());
    assertThat(gap.value()).isEqualTo(progress.gapWeeks());
    assertThat(schedule.earned() - schedule.planWeek()).isEqualTo(gap.value(), within(HAIR));
    assertThat(INDEX.plannedShare(schedule.earned())).isEqualTo(schedule.done(), within(1e-6));
    Explanation hours = Explanation.of(Explanation.HOURS, INDEX, snapshot, progress, null);
    assertThat(hours.weeks().stream().mapToDouble(Explanation.WeekHours::hours).sum())
        .isEqualTo(hours.value(), within(HAIR))
        .isEqualTo(progress.spent().toMillis() / 3_600_000.0, within(HAIR));
  }

  /** The bound by the book: the beta distribution has a fifth of its mass below it. */
  private static void requireBound(Explanation level) {
    Explanation.Answers answers = level.answers();
    if (answers == null || answers.right() <= 0) {
      assertThat(level.value()).isZero();
      return;
    }
    double a = answers.right();
    double b = answers.wrong() + answers.failed() + 1;
    double below = mass(a, b, level.value());
    assertThat(below / mass(a, b, 1)).isEqualTo(0.2, within(0.005));
  }

  /** ∫ x^(a-1) (1-x)^(b-1); below a = 1 with t = x^a in its place, which has no pole at 0. */
  private static double mass(double a, double b, double to) {
    double bent = Math.min(1, a);
    int steps = 20_000;
    double end = Math.pow(to, bent);
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      double x = Math.pow(end * (i + 0.5) / steps, 1 / bent);
      sum += Math.pow(x, a - bent) * Math.pow(1 - x, b - 1);
    }
    return sum * end / steps;
  }

  @Property
  void aChanceIsThatOfTheForecastThatIsShown(
      @ForAll @IntRange(max = 14) int events, @ForAll long seed) {
    LearnerSnapshot snapshot = snapshot(any(events, new Random(seed)));
    Instant now = day(20);
    LearnerProgress progress = LearnerProgress.of(INDEX, snapshot, null, now);
    MemberForecast member = MemberForecast.of(INDEX, snapshot, COUNTS, now);
    Forecast forecast = member.forecast();
    if (forecast.chanceByTarget() == null) {
      assertThatThrownBy(
              () -> Explanation.of(Explanation.ON_TIME, INDEX, snapshot, progress, member))
          .isInstanceOf(NoSuchElementException.class);
      return;
    }
    Explanation opened = Explanation.of(Explanation.ON_TIME, INDEX, snapshot, progress, member);
    Explanation.Outlook outlook = Objects.requireNonNull(opened.outlook());
    assertThat(opened.value()).isEqualTo(forecast.chanceByTarget());
    assertThat(outlook.dates()).isEqualTo(forecast.done());
    assertThat(outlook.unitsLeft())
        .isEqualTo(PLAN.units().filter(u -> Done.of(u, snapshot.fold().units()) < 1).count());
    double days = outlook.weeksLeft() * 7;
    assertThat(ChronoUnit.DAYS.between(member.calendar().day(now), outlook.asPlanned()))
        .as("nobody is away")
        .isBetween((long) Math.floor(days), (long) Math.ceil(days));
  }

  private static WeekCounts counts() {
    WeekCounts counts = new WeekCounts();
    LearnerSnapshot through =
        snapshot(
            List.of(
                event("r", day(3), READING, new Fact.Completed()),
                event("q", day(9), QUIZ, Samples.score(0.9)),
                event("p", day(24), PROJECT, Samples.ACCEPTED)));
    IntStream.range(0, 40).forEach(_ -> counts.add(INDEX, through, day(40)));
    return counts;
  }

  @Property
  void oneStepIsOneEventMoreThatFinishesTheUnit(
      @ForAll @IntRange(max = 14) int events, @ForAll long seed) {
    List<LearningEvent> all = any(events, new Random(seed));
    LearnerSnapshot snapshot = snapshot(all);
    Instant now = day(20);
    LearnerProgress before = LearnerProgress.of(INDEX, snapshot, null, now);
    for (Unit unit : PLAN.units().toList()) {
      boolean done = Done.of(unit, snapshot.fold().units()) >= 1;
      var then = OneStep.finishing(INDEX, snapshot, unit, now);
      assertThat(then.isEmpty()).as(unit.id()).isEqualTo(done);
      then.ifPresent(s -> {
        List<LearningEvent> more = new ArrayList<>(all);
        more.add(
            new LearningEvent(
                "what-if",
                "ada",
                "what-if",
                Objects.requireNonNull(s.fold().last()).at(),
                now,
                unit.activities().getFirst().replace("*", "what-if"),
                null,
                OneStep.finishing(unit)));
        assertThat(s.fold()).isEqualTo(LearnerFold.of(BASIS, more));
        LearnerProgress after = LearnerProgress.of(INDEX, s, null, now);
        assertThat(after.readiness().shown())
            .isGreaterThanOrEqualTo(before.readiness().shown() - HAIR);
        assertThat(after.gapWeeks()).isGreaterThan(before.gapWeeks());
      });
    }
  }

  @Property(tries = 1)
  void noOtherFigureIsExplained() {
    LearnerSnapshot snapshot = snapshot(List.of());
    LearnerProgress progress = LearnerProgress.of(INDEX, snapshot, null, day(1));
    for (String figure : List.of("", "risk", "skill:", "skill:cooking")) {
      assertThatThrownBy(() -> Explanation.of(figure, INDEX, snapshot, progress, null))
          .isInstanceOf(NoSuchElementException.class);
    }
  }

  private static LearnerSnapshot snapshot(List<LearningEvent> events) {
    return new LearnerSnapshot(
        "ada", ada().enrolment(), LearnerFold.of(BASIS, events), day(15), List.of());
  }

  private static List<LearningEvent> any(int events, Random random) {
    List<LearningEvent> all = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      String place = PLACES.get(random.nextInt(PLACES.size()));
      all.add(event("e" + i, day(1).plus(Duration.ofHours(7L * i)), place, fact(random)));
    }
    return all;
  }

  private static Fact fact(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new Fact.Completed();
      case 1 -> Samples.ACCEPTED;
      case 2 -> new Fact.Reviewed(false, Set.of());
      case 3 -> new Fact.Submitted();
      default ->
          new Fact.Graded(random.nextDouble(), null, Grader.AUTOMATIC, 1 + random.nextInt(30));
    };
  }
}
