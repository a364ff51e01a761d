package dev.crossover.analytics;

import static dev.crossover.analytics.Pipeline.START;
import static dev.crossover.analytics.Pipeline.learner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Samples;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.event.Fact;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.model.stall.StallReason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cohort has done is released, and its members are measured by it. */
class NormsTest {

  private static final List<String> COHORT = List.of("ada", "bo", "cy", "di", "eve", "fay", "gus");
  private static final Duration DAY = Duration.ofDays(1);

  @AutoClose private final Pipeline pipeline;

  NormsTest(@TempDir Path state) {
    pipeline = new Pipeline(state);
  }

  @Test
  void whoOwesWhatMostHaveHandedInIsAlertedOnTheDayItIsDue() {
    cohortWithoutGus();
    CohortNorms norms = released().getLast();
    assertThat(norms.members()).isEqualTo(7);
    assertThat(norms.handedIn()).containsEntry("unit", 6);
    assertThat(pipeline.episodes.isEmpty()).isTrue();

    pipeline.pass(DAY.multipliedBy(6));
    active("gus", 6);
    pipeline.pass(DAY.multipliedBy(2));
    pipeline.tick();
    Episode opened = pipeline.episodes.readValue();
    assertThat(opened.learner()).isEqualTo("gus");
    assertThat(opened.openedAt()).isEqualTo(START.plus(Duration.ofDays(7)));
    assertThat(opened.stall().reason()).isEqualTo(StallReason.BEHIND);
    assertThat(opened.stall().unit()).isEqualTo("unit");
    assertThat(opened.stall().share()).isEqualTo(6 / 7.0);
    assertThat(opened.stall().silentSince()).isNull();
    assertThat(pipeline.episodes.isEmpty()).isTrue();

    Instant late = START.plus(Duration.ofDays(8));
    pipeline.happened(pipeline.event("late", "gus", late, new Fact.Completed()));
    pipeline.tick();
    assertThat(pipeline.episodes.readValue().resolution()).isEqualTo(Episode.Resolution.PROGRESS);
  }

  /** Where nothing is another, nothing is released, however often somebody is active. */
  @Test
  void whatMovesLittleIsReleasedOnceADay() {
    cohortWithoutGus();
    released();
    for (int i = 0; i < 10; i++) {
      pipeline.happened(
          pipeline.event("again" + i, "ada", START.plus(DAY).plusSeconds(i), new Fact.Active()));
      pipeline.pass(Duration.ofMinutes(1));
    }
    assertThat(released()).isEmpty();
    for (int day = 2; day < 5; day++) {
      pipeline.pass(DAY);
      active("bo", day);
      pipeline.pass(Duration.ofMinutes(1));
    }
    assertThat(released()).hasSize(3);
  }

  /** Members who are told of one after the other are counted together. */
  @Test
  void whileSomethingMovesNothingIsReleasedForAMinuteAtMost() {
    pipeline.enlist(learner("ada", "red"));
    for (int seconds = 4; seconds < 60; seconds += 4) {
      pipeline.pass(Duration.ofSeconds(4));
      pipeline.enlist(learner("member" + seconds, "red"));
      assertThat(released()).isEmpty();
    }
    pipeline.pass(Duration.ofSeconds(4));
    assertThat(released()).extracting(CohortNorms::members).containsExactly(15);

    pipeline.happened(pipeline.event("done", "ada", START, new Fact.Completed()));
    pipeline.pass(Duration.ofSeconds(4));
    assertThat(released()).isEmpty();
    pipeline.pass(Duration.ofSeconds(1));
    assertThat(released()).extracting(n -> n.handedIn().get("unit")).containsExactly(1);
  }

  /** Who moves to another cohort counts there alone, and who is forgotten nowhere. */
  @Test
  void whoMovesOrIsForgottenCountsNoMore() {
    cohortWithoutGus();
    released();
    pipeline.enlist("ada", "autumn");
    pipeline.erase("bo");
    pipeline.pass(Duration.ofMinutes(1));
    assertThat(released()).extracting(CohortNorms::members).containsExactlyInAnyOrder(5, 1);
  }

  @Test
  void whoMovesToAPlanThatIsNotPublishedCountsNoMore() {
    cohortWithoutGus();
    released();
    pipeline.enlist(Samples.learner("ada", "red", "unpublished"));
    pipeline.pass(Duration.ofMinutes(1));
    assertThat(released()).extracting(CohortNorms::members).containsExactly(6);
  }

  @Test
  void whoIsForgottenCountsNoMoreWhereTheirRowCannotBeReadEither() {
    cohortWithoutGus();
    released();
    pipeline.damage("learner-rows-store", "bo");
    pipeline.erase("bo");
    pipeline.pass(Duration.ofMinutes(1));
    assertThat(released()).extracting(CohortNorms::members).containsExactly(6);
  }

  /** Their history is folded anew, and they count where they are now. */
  @Test
  void whoseRowCannotBeReadCountsInTheNewCohortAlone() {
    cohortWithoutGus();
    released();
    pipeline.damage("learner-rows-store", "bo");
    pipeline.enlist("bo", "autumn");
    pipeline.pass(Duration.ofMinutes(1));
    assertThat(released()).extracting(CohortNorms::members).containsExactlyInAnyOrder(6, 1);
  }

  /** Six hand the unit in on the first day, and gus does not. */
  private void cohortWithoutGus() {
    COHORT.forEach(id -> pipeline.enlist(learner(id, "red")));
    for (String id : COHORT.subList(0, 6)) {
      pipeline.happened(pipeline.event("done-" + id, id, START, new Fact.Completed()));
    }
    active("gus", 0);
    pipeline.pass(Duration.ofMinutes(1));
  }

  private void active(String learner, int day) {
    Instant at = START.plus(DAY.multipliedBy(day));
    pipeline.happened(pipeline.event(learner + day, learner, at, new Fact.Active()));
  }

  private List<CohortNorms> released() {
    return pipeline.norms.readValuesToList();
  }
}
