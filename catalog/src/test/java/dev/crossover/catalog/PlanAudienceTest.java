package dev.crossover.catalog;

import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static dev.crossover.model.Samples.score;
import static dev.crossover.model.event.Grader.AUTOMATIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.model.event.Attester;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Route;
import dev.crossover.model.learner.Background;
import dev.crossover.model.plan.Placement;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.progress.SkippedTime;
import dev.crossover.model.readiness.Attestation;
import dev.crossover.model.readiness.BroughtAlong;
import dev.crossover.model.readiness.Gate;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan says depends on who learns, and on where they want to go. */
class PlanAudienceTest extends PersonOnAPlan {

  /** Nobody interviews for a role inside; whoever looks from outside sees no route at all. */
  @Test
  void onlyWhoGoesToAnotherEmployerNeedsThePracticeInterviews() {
    on("ml-to-genai");
    finish(1, 1);
    done.removeIf(e -> e.fact() instanceof Fact.Interviewed);
    assertThat(readiness().ready()).isTrue();
    assertThat(own(Route.INTERNAL).ready()).isTrue();
    assertThat(own(Route.HYBRID).ready()).isTrue();
    assertThat(own(Route.EXTERNAL).ready()).isFalse();
    assertThat(own(Route.EXTERNAL).openGates())
        .hasSize(6)
        .allSatisfy(gate -> assertThat(gate.kind()).isEqualTo(Gate.Kind.INTERVIEW));
    finish(1, 1);
    assertThat(own(Route.EXTERNAL).ready()).isTrue();
  }

  /** What a placement test shows on the first day need not be assumed. */
  @Test
  void whoTakesThePlacementTestsShowsWhatTheyMasterOnDayOne() {
    on("ml-to-genai");
    for (Placement test : plan.plan().placement()) {
      String activity = test.activities().getFirst();
      done.add(event(test.id(), day(0), activity, new Fact.Graded(0.9, null, AUTOMATIC, 40)));
    }
    assertThat(readiness().broughtAlong().skills())
        .hasSize(9)
        .allSatisfy(skill -> {
          assertThat(skill.ground()).isEqualTo(BroughtAlong.Ground.SHOWN);
          assertThat(skill.word()).isEqualTo(new Attestation(0.9, Attester.PLACEMENT, day(0)));
        });
    assertThat(readiness().skills())
        .filteredOn(skill -> skill.skill().equals("llm-apis"))
        .allSatisfy(skill -> assertThat(skill.shown()).isEqualTo(1));
    on("ml-to-genai");
    String activity = plan.plan().placement().getFirst().activities().getFirst();
    done.add(event("weak", day(0), activity, score(0.4)));
    assertThat(readiness().broughtAlong().share())
        .as("as measured, not as assumed")
        .isCloseTo(0.4, within(1e-9));
  }

  /** The plan knows its people: what one may skip is no waste for another. */
  @Test
  void timeOnTheSkipListIsToldByTopicToWhomItHolds() {
    on("ml-to-genai");
    done.add(skipping("basic-python", day(1), Duration.ofHours(6)));
    done.add(skipping("basic-statistics", day(2), Duration.ofHours(9)));
    assertThat(progress(Background.ML_ENGINEER).skipped())
        .containsExactly(
            new SkippedTime("basic-statistics", Duration.ofHours(9), 0.9),
            new SkippedTime("basic-python", Duration.ofHours(6), 0.6));
    assertThat(progress(Background.SOFTWARE_ENGINEER).skipped()).isEmpty();
    assertThat(progress(Background.SOFTWARE_ENGINEER).skipSpent()).isEqualTo(Duration.ZERO);
    assertThat(progress(Background.SOFTWARE_ENGINEER).spent()).isEqualTo(Duration.ofHours(15));
  }

  /** Twelve months and more are a software engineer's own: no plan counts them twice. */
  @ParameterizedTest
  @CsvSource({
    "ml-to-genai, ML_ENGINEER, 12",
    "ml-to-genai, SOFTWARE_ENGINEER, 24",
    "classic-ml-to-llm, ML_ENGINEER, 26",
    "genai-roadmap, ML_ENGINEER, 60",
    "genai-roadmap, SOFTWARE_ENGINEER, 60"
  })
  void aPlanTakesThemSoManyWeeks(String id, Background background, double weeks) {
    on(id);
    Plan p = plan.plan();
    assertThat(p.weeks() * p.stretch(enrolment(p, background))).isEqualTo(weeks);
  }

  /** The map of what carries over moves a figure, share by share. */
  @ParameterizedTest
  @CsvSource({
    "python",
    "ab-testing",
    "evaluation",
    "statistics",
    "data-pipelines",
    "experiment-tracking",
    "compute",
    "serving",
    "embeddings"
  })
  void eachCarriedShareMovesWhatIsBroughtAlong(String skill) {
    on("ml-to-genai");
    double high = along(with(skill, 0.95)).share();
    double low = along(with(skill, 0.6)).share();
    assertThat(high).isGreaterThan(low);
    assertThat(along(plan.plan()).skills()).hasSize(9);
  }
}
