package dev.crossover.model.readiness;

import static dev.crossover.model.Samples.BASIS;
import static dev.crossover.model.Samples.PLAN;
import static dev.crossover.model.Samples.PROJECT;
import static dev.crossover.model.Samples.QUIZ;
import static dev.crossover.model.Samples.READING;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.event.Attester;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for readiness whatever came before. */
class ReadinessProperties {

  private static final List<String> PLACES = List.of(READING, QUIZ, PROJECT);
  private static final double HAIR = 1e-9;

  @Property
  void aPassLowersNeitherShownNorWhatIsAssumedBesideIt(
      @ForAll @IntRange(max = 12) int before, @ForAll long seed) {
    Random random = new Random(seed);
    LearnerFold fold = any(before, random);
    Readiness was = readiness(fold);
    Readiness is = readiness(then(fold, place(random), pass(random)));
    assertThat(is.shown()).isGreaterThanOrEqualTo(was.shown() - HAIR);
    assertThat(is.shown() + is.assumed())
        .isGreaterThanOrEqualTo(was.shown() + was.assumed() - HAIR);
  }

  @Property
  void aFailureNeverRaisesShown(@ForAll @IntRange(max = 12) int before, @ForAll long seed) {
    Random random = new Random(seed);
    LearnerFold fold = any(before, random);
    Fact failure =
        new Fact.Graded(random.nextDouble() * 0.69, null, grader(random), 1 + random.nextInt(30));
    assertThat(readiness(then(fold, place(random), failure)).shown())
        .isLessThanOrEqualTo(readiness(fold).shown() + HAIR);
  }

  /** The quiz and the project build RAG alone, the reading prompting alone. */
  @Property
  void resultsOfOneSkillLeaveOthersAlone(
      @ForAll @IntRange(max = 12) int before, @ForAll long seed) {
    Random random = new Random(seed);
    LearnerFold fold = any(before, random);
    LearnerFold after = then(fold, random.nextBoolean() ? QUIZ : PROJECT, byPlace(random));
    assertThat(after.results().level("prompting")).isEqualTo(fold.results().level("prompting"));
    LearnerFold read = then(fold, READING, byPlace(random));
    assertThat(read.results().level("rag")).isEqualTo(fold.results().level("rag"));
  }

  @Property
  void thePartsSumToTheWhole(@ForAll @IntRange(max = 12) int before, @ForAll long seed) {
    Readiness r = readiness(any(before, new Random(seed)));
    assertThat(r.shown() + r.assumed() + r.missing()).isBetween(1 - HAIR, 1 + HAIR);
    assertThat(r.assumed()).isGreaterThanOrEqualTo(0);
    assertThat(r.missing()).isGreaterThanOrEqualTo(0);
    r.skills().forEach(s -> assertThat(s.shown() + s.assumed()).isBetween(0.0, 1 + HAIR));
  }

  private static Readiness readiness(LearnerFold fold) {
    return Readiness.of(BASIS, PLAN.target(), fold.units(), fold.mastery(), fold.results());
  }

  private static LearnerFold any(int events, Random random) {
    List<LearningEvent> all = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      all.add(event("e" + i, day(i), place(random), result(random)));
    }
    return LearnerFold.of(BASIS, all);
  }

  private static LearnerFold then(LearnerFold fold, String place, Fact fact) {
    return fold.append(BASIS, event("then", day(30), place, fact));
  }

  private static Fact result(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new Fact.Completed();
      case 1 -> new Fact.Submitted();
      case 2 -> new Fact.Reviewed(random.nextBoolean(), Set.of("results", "diagram"));
      case 3 -> new Fact.Graded(random.nextDouble(), null, grader(random), 1 + random.nextInt(30));
      case 4 -> pass(random);
      default -> new Fact.Graded(null, random.nextBoolean(), grader(random));
    };
  }

  /** A result that says by its place which skills it is about. */
  private static Fact byPlace(Random random) {
    Fact any = result(random);
    return any instanceof Fact.Attested ? new Fact.Reviewed(true, Set.of()) : any;
  }

  private static Fact pass(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Fact.Graded(0.7 + random.nextDouble() * 0.3, null, grader(random));
      case 1 -> new Fact.Graded(null, true, grader(random), 1 + random.nextInt(30));
      case 2 -> new Fact.Reviewed(true, Set.of());
      default -> new Fact.Attested("rag", random.nextDouble(), Attester.MANAGER);
    };
  }

  private static Grader grader(Random random) {
    return random.nextBoolean() ? Grader.AUTOMATIC : Grader.PERSON;
  }

  private static String place(Random random) {
    return PLACES.get(random.nextInt(PLACES.size()));
  }
}
